import { JsonObject } from "../../../cluster/kubernetes-api";
import { BlockSchema } from "../../../plugin/schema";
import { ObjectValue } from "../../../plugin/value";
import { KindDefinition } from "../kinds/kind";
import { expandObject } from "../kinds/object";

/** The object that a create sends for a planned resource. */
export function createdObject(
  kind: KindDefinition,
  block: BlockSchema,
  planned: ObjectValue,
  config: ObjectValue,
): JsonObject {
  const expanded = expandObject(kind, block, planned);
  return kind.finish?.(expanded, planned, config) ?? expanded;
}
