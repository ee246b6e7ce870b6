import { AttributePath, Diagnostic } from "../../../plugin/provider";
import { BlockSchema } from "../../../plugin/schema";
import { listElement, member, Place, ROOT, setElement } from "../../../plugin/sdk/place";
import { hasUnknown, isListValue, isObjectValue, ObjectValue, Value } from "../../../plugin/value";
import { ruleOf } from "./rules";

/** Checks a configuration as the provider's schema does, beyond types and what excludes what. */
export function validate(typeName: string, block: BlockSchema, config: ObjectValue): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  check(block, config, ROOT, (value, key, { factPath, set, path }) => {
    if (value === null || hasUnknown(value)) return;
    const problems = ruleOf(typeName, factPath)?.(value, key) ?? [];
    const attribute: AttributePath = set ?? path;
    found.push(
      ...problems.map((summary) => ({ severity: "error" as const, summary, detail: "", attribute })),
    );
  });
  return found;
}

type Visitor = (value: Value, key: string, place: Place) => void;

function check(block: BlockSchema, value: ObjectValue, place: Place, visit: Visitor): void {
  const keyOf = ({ path }: Place): string => path.join(".");
  for (const name of block.attributes.keys()) {
    const at = member(place, name);
    const inner = value[name] ?? null;
    visit(inner, keyOf(at), at);
    if (!isListValue(inner)) continue;
    inner.forEach((each, index) => {
      visit(each, `${keyOf(at)}.${index}`, { ...at, factPath: `${at.factPath}.[]` });
    });
  }
  for (const [name, nested] of block.blocks) {
    const inner = value[name];
    const at = member(place, name);
    if (!isListValue(inner)) continue;
    inner.forEach((each, index) => {
      const element = listElement(nested.nesting === "set" ? setElement(at) : at, index);
      if (isObjectValue(each)) check(nested.block, each, element, visit);
    });
  }
}
