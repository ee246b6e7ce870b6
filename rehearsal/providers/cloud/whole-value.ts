import { ProviderSchema } from "../../plugin/schema";
import { settle } from "../../plugin/sdk/settle";
import { emptyBlock } from "../../plugin/sdk/values";
import { ObjectValue } from "../../plugin/value";

/**
 * What a cloud knows of something that Terraform did not make: what is not said is empty.
 *
 * @throws Error when the schema has no such type
 */
export function wholeValue(
  schema: ProviderSchema,
  type: string,
  id: string,
  value: ObjectValue,
): ObjectValue {
  const { block } = schema.resources.get(type) ?? {};
  if (block === undefined) throw new Error(`${type} is no type of the schema`);
  return settle({ ...value, id }, emptyBlock(block), block);
}
