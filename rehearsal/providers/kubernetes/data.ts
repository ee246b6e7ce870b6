import { z } from "zod";
import rawFacts from "../../../schemas/kubernetes.facts.json";
import rawSchema from "../../../schemas/kubernetes.schema.json";
import { readProviderSchema } from "../../plugin/read-schema";
import { BlockSchema } from "../../plugin/schema";
import { NO_FACTS, readFacts, ResourceFacts, withComputedBlocks } from "../../plugin/sdk/facts";
import { Timeouts } from "./lifecycle/timeouts";
import { computedBlocks } from "./planning/computed-blocks";

/** What the provider tells Terraform about its types. */
export const KUBERNETES_SCHEMA = readProviderSchema(rawSchema);

const FACTS = readFacts(rawFacts);

const own = z
  .object({
    resources: z.record(
      z.string(),
      z.object({
        timeouts: z.record(z.string(), z.string()).default({}),
        attributes: z.record(z.string(), z.object({ validated: z.boolean().default(false) })),
      }),
    ),
  })
  .parse(rawFacts);

/** What the schema does not say of a type. */
export function factsOf(typeName: string, block: BlockSchema): ResourceFacts {
  return withComputedBlocks(FACTS.get(typeName) ?? NO_FACTS, computedBlocks(typeName, block));
}

/** How long a type waits unless its resource says otherwise. */
export function timeoutsOf(typeName: string): Timeouts {
  return own.resources[typeName]?.timeouts ?? {};
}

/** Says whether the provider checks an attribute, given by its path without indexes. */
export function isValidated(typeName: string, path: string): boolean {
  return own.resources[typeName]?.attributes[path]?.validated ?? false;
}
