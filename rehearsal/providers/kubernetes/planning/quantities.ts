import { ResourceBehaviour } from "../../../plugin/sdk/behaviour";
import { BlockSchema } from "../../../plugin/schema";
import { isObjectValue, Value } from "../../../plugin/value";
import { isSameQuantity } from "../conversion/quantity";

/** Ends of the paths of attributes whose spelling does not count. */
const QUANTITIES =
  /(^|\.)(resource_field_ref\.divisor|resources\.(limits|requests)|empty_dir\.size_limit|spec\.(capacity|hard))$/;

/** Makes the plan keep the spelling of the state for an amount that stays the same. */
export function quantityPlanning(block: BlockSchema): Required<Pick<ResourceBehaviour, "normalize">> {
  const paths = attributePaths(block).filter((path) => QUANTITIES.test(path));
  return { normalize: Object.fromEntries(paths.map((path) => [path, inSpellingOf])) };
}

function inSpellingOf(value: Value, prior: Value): Value {
  if (!isObjectValue(value)) return isSame(value, prior) ? prior : value;
  const before = isObjectValue(prior) ? prior : {};
  return Object.fromEntries(
    Object.entries(value).map(([name, amount]) => [name, inSpellingOf(amount, before[name] ?? null)]),
  );
}

function isSame(a: Value, b: Value): boolean {
  return typeof a === "string" && typeof b === "string" && isSameQuantity(a, b);
}

function attributePaths(block: BlockSchema, above = ""): readonly string[] {
  const at = (name: string) => (above === "" ? name : `${above}.${name}`);
  return [
    ...[...block.attributes.keys()].map(at),
    ...[...block.blocks].flatMap(([name, nested]) => attributePaths(nested.block, at(name))),
  ];
}
