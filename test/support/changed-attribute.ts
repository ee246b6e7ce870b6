import { BlockSchema } from "../../rehearsal/plugin/schema";
import { AttributeFacts } from "../../rehearsal/plugin/sdk/facts";
import { emptyBlock, kindOf } from "../../rehearsal/plugin/sdk/values";
import { ObjectValue, Value } from "../../rehearsal/plugin/value";

/** An argument of a resource, wherever it is. */
export interface Argument {
  /** Attribute names joined by dots. */
  readonly path: string;
  readonly type: unknown;
}

/** Every argument of a block and of the blocks in it: what only the provider fills is none. */
export function argumentsOf(block: BlockSchema, prefix = ""): readonly Argument[] {
  const own = [...block.attributes]
    .filter(([name, { required, optional }]) => (required || optional) && !(prefix === "" && name === "id"))
    .map(([name, { type }]) => ({ path: `${prefix}${name}`, type }));
  const nested = [...block.blocks]
    .filter(([name]) => name !== "timeouts")
    .flatMap(([name, inner]) => argumentsOf(inner.block, `${prefix}${name}.`));
  return [...own, ...nested];
}

/** Two values that differ, of those that an argument takes. */
export function twoValues(
  type: unknown,
  { enum: allowed, range }: AttributeFacts = {},
): readonly [Value, Value] {
  if (allowed !== undefined) return [allowed[0] ?? null, allowed[1] ?? null];
  const [first, second]: readonly [Value, Value] = range ?? ["one", "two"];
  switch (kindOf(type as Parameters<typeof kindOf>[0])) {
    case "number":
      return range === undefined ? [1, 2] : [first, second];
    case "bool":
      return [true, false];
    case "list":
    case "set":
      return (type as readonly unknown[])[1] === "number" ? [[1], [2]] : [["one"], ["two"]];
    case "map":
      return [{ key: "one" }, { key: "two" }];
    default:
      return ["one", "two"];
  }
}

/** A resource with one value in it, at a path; everything else is empty. */
export function resourceWith(block: BlockSchema, path: string, value: Value): ObjectValue {
  const [name = "", ...rest] = path.split(".");
  const nested = block.blocks.get(name);
  const inside = nested === undefined ? value : [resourceWith(nested.block, rest.join("."), value)];
  return { ...emptyBlock(block), [name]: inside };
}
