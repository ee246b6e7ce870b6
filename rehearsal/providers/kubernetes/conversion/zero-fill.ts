import { BlockSchema } from "../../../plugin/schema";
import { isListValue, isObjectValue, ObjectValue, UNKNOWN, Value } from "../../../plugin/value";
import { isBlank } from "./blank";
import { zeroBlock } from "./flatten";

/**
 * A resource as the provider's SDK writes it back when nothing of it was read: what is not set inside a block
 * becomes zero, empty or false. At the top of the resource it stays as it is, and so does a block with nothing in it.
 */
export function zeroFilled(block: BlockSchema, resource: ObjectValue): ObjectValue {
  const blocks = [...block.blocks]
    .filter(([name]) => name !== "timeouts")
    .map(([name, nested]) => [name, filledElements(nested.block, resource[name] ?? null)] as const);
  return { ...resource, ...Object.fromEntries(blocks) };
}

function filledElements(block: BlockSchema, value: Value): Value {
  if (!isListValue(value)) return value;
  return value.map((element) =>
    isObjectValue(element) && !isBlank(element) ? filled(block, element) : element,
  );
}

function filled(block: BlockSchema, element: ObjectValue): ObjectValue {
  const zero = zeroBlock(block);
  const attributes = [...block.attributes.keys()].map((name) => {
    const value = element[name] ?? null;
    return [name, value === null || value === UNKNOWN ? (zero[name] ?? null) : value] as const;
  });
  const blocks = [...block.blocks].map(
    ([name, nested]) => [name, filledElements(nested.block, element[name] ?? [])] as const,
  );
  return Object.fromEntries([...attributes, ...blocks]);
}
