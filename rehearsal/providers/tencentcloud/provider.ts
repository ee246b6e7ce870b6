import { ProviderDefinition } from "../../plugin/definition";
import { Provider } from "../../plugin/provider";
import { World } from "../../world/world";
import { CloudProfile } from "../cloud/profile";
import { cloudDefinition, cloudProvider } from "../cloud/provider";
import { apiError } from "./api-error";
import { ACCOUNT, MOMENT, TencentCloud, TencentCloudOptions } from "./cloud";
import computedValues from "./data/computed-values.json";
import emptyAfterRead from "./data/empty-after-read.json";
import ids from "./data/ids.json";
import refusedChanges from "./data/refused-changes.json";
import unsent from "./data/unsent.json";
import { ANSWERS } from "./data-sources/answers";
import { LISTINGS } from "./data-sources/listings";
import { tencentcloudPlanning } from "./planning";
import { REFERENCES } from "./references";
import { rulesOf } from "./resources";
import { TENCENTCLOUD_FACTS, TENCENTCLOUD_SCHEMA } from "./schema";

const PROFILE: CloudProfile<TencentCloud> = {
  schema: TENCENTCLOUD_SCHEMA,
  facts: TENCENTCLOUD_FACTS,
  tables: { ids, computedValues, unsent, emptyAfterRead, refusedChanges },
  template: { separator: "#", tokens: { now: MOMENT, uin: ACCOUNT.uin, app_id: ACCOUNT.appId } },
  references: REFERENCES,
  planning: tencentcloudPlanning,
  rulesOf,
  listings: LISTINGS,
  answers: ANSWERS,
  exists: (id) => apiError("ResourceInUse.ResourceExistAlready", `\`${id}\` exists already.`),
  gone: (id) => apiError("ResourceNotFound", `\`${id}\` does not exist.`),
};

/**
 * The Tencent Cloud provider, with a simulated cloud behind it. Every type of the schema is there: what a type
 * does beyond plan and store is in `resources/`.
 */
export function tencentcloudProvider(world: World, options: TencentCloudOptions = {}): Provider {
  return cloudProvider(PROFILE, new TencentCloud(world, options));
}

/** What serves the Tencent Cloud provider of a world to Terraform. */
export function tencentcloudDefinition(world: World, options: TencentCloudOptions = {}): ProviderDefinition {
  return cloudDefinition(PROFILE, () => new TencentCloud(world, options));
}
