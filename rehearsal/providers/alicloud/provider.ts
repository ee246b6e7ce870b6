import { ProviderDefinition } from "../../plugin/definition";
import { Provider } from "../../plugin/provider";
import { World } from "../../world/world";
import { CloudProfile } from "../cloud/profile";
import { cloudDefinition, cloudProvider } from "../cloud/provider";
import { apiError } from "./api-error";
import { ACCOUNT_ID, AlibabaCloud, AlibabaCloudOptions, MOMENT } from "./cloud";
import computedValues from "./data/computed-values.json";
import ids from "./data/ids.json";
import unsent from "./data/unsent.json";
import { ANSWERS } from "./data-sources/answers";
import { LISTINGS } from "./data-sources/listings";
import { alicloudPlanning } from "./planning";
import { REFERENCES } from "./references";
import { rulesOf } from "./resources";
import { ALICLOUD_FACTS, ALICLOUD_SCHEMA } from "./schema";

const PROFILE: CloudProfile<AlibabaCloud> = {
  schema: ALICLOUD_SCHEMA,
  facts: ALICLOUD_FACTS,
  tables: { ids, computedValues, unsent, emptyAfterRead: {}, refusedChanges: {} },
  template: { separator: ":", tokens: { now: MOMENT, account: ACCOUNT_ID } },
  references: REFERENCES,
  planning: alicloudPlanning,
  rulesOf,
  listings: LISTINGS,
  answers: ANSWERS,
  exists: (id) => apiError("Create", "ResourceAlreadyExists", `\`${id}\` exists already.`),
  gone: (id) => apiError("Modify", "ResourceNotFound", `\`${id}\` does not exist.`),
};

/**
 * The Alibaba Cloud provider, with a simulated cloud behind it: every type of the schema, and what a type does beyond plan
 * and store, in `resources/`.
 */
export function alicloudProvider(world: World, options: AlibabaCloudOptions = {}): Provider {
  return cloudProvider(PROFILE, new AlibabaCloud(world, options));
}

/** What serves the Alibaba Cloud provider of a world to Terraform. */
export function alicloudDefinition(world: World, options: AlibabaCloudOptions = {}): ProviderDefinition {
  return cloudDefinition(PROFILE, () => new AlibabaCloud(world, options));
}
