import { ResourceType } from "../../plugin/provider";
import { BlockSchema, ResourceSchema } from "../../plugin/schema";
import { ResourceBehaviour } from "../../plugin/sdk/behaviour";
import { sdkResource } from "../../plugin/sdk/resource";
import { factsOf } from "./data";
import { customPlanning } from "./planning/custom-diff";
import { quantityPlanning } from "./planning/quantities";
import { validate } from "./validation/validate";

/** A resource type of the provider's SDK part: its lifecycle, with the plans that the provider makes of it. */
export function plannedResource(
  typeName: string,
  schema: ResourceSchema,
  behaviour: ResourceBehaviour,
): ResourceType {
  const facts = factsOf(typeName, schema.block);
  return sdkResource({ typeName, schema, facts, behaviour: withPlanning(typeName, schema, behaviour) });
}

/** A behaviour that also knows how the provider plans the type. */
export function withPlanning(
  typeName: string,
  schema: ResourceSchema,
  behaviour: ResourceBehaviour,
): ResourceBehaviour {
  return {
    create: (...request) => behaviour.create(...request),
    read: (state) => behaviour.read(state),
    update: (...request) => behaviour.update(...request),
    delete: (...request) => behaviour.delete(...request),
    importState: async (id) => (await behaviour.importState?.(id)) ?? { id },
    validate: (config) => [
      ...validate(typeName, schema.block, config),
      ...(behaviour.validate?.(config) ?? []),
    ],
    unset: behaviour.unset,
    ...planningOf(typeName, schema.block),
  };
}

/** What the plans of a type have beyond schema and facts. */
export function planningOf(
  typeName: string,
  block: BlockSchema,
): Pick<ResourceBehaviour, "suppressDiff" | "normalize" | "customizeDiff"> {
  return { ...customPlanning(typeName), ...quantityPlanning(block) };
}
