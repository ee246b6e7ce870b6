import { isList, isObject, member, objectsIn, textIn } from "../masking/json";
import { childPlace, ORDINARY, secretAttributes } from "../masking/places";
import { tellsWhich } from "../masking/secret-names";

/** What CDKTF calls the outputs through which stacks know each other's values. It marks all of them, whatever they are. */
const BETWEEN_STACKS = /^cross-stack-output-/;

/** Values by the name of the output. */
export type PassedOn = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * Ids and addresses that outputs between stacks pass on. The mark of such an output says nothing of its value, which stands
 * in the plan already: at an attribute that says which thing it is, or where, and that its provider has not marked.
 */
export function passedOn(plan: unknown): PassedOn {
  const found = new Map<string, ReadonlySet<string>>();
  const outputs = member(member(member(plan, "configuration"), "root_module"), "outputs");
  if (!isObject(outputs)) return found;
  const passing = Object.entries(outputs).filter(([name]) => BETWEEN_STACKS.test(name));
  if (passing.length === 0) return found;
  const resources = new Map(resourcesIn(plan).map((each) => [textIn(each, "address"), each]));
  for (const [name, output] of passing) {
    const [path, address, ...more] = referencesOf(member(output, "expression"));
    if (path === undefined || address === undefined || more.length > 0) continue;
    if (!path.startsWith(`${address}.`)) continue;
    found.set(name, clearTexts(resources.get(address), path.slice(address.length + 1)));
  }
  return found;
}

/** What is there, and what becomes of it. A plan that only refreshes has no changes, and only its state tells. */
function resourcesIn(plan: unknown): readonly unknown[] {
  const state = member(member(member(plan, "prior_state"), "values"), "root_module");
  return [...objectsIn(member(state, "resources")), ...objectsIn(member(plan, "resource_changes"))];
}

/** What an expression refers to: a part of a resource, and the resource. */
function referencesOf(expression: unknown): readonly string[] {
  const references = member(expression, "references");
  const texts = isList(references) ? references.filter((each) => typeof each === "string") : [];
  const literal = member(expression, "constant_value");
  // In JSON, Terraform shows the template as it is written: anything around the reference makes another value of it.
  return literal === undefined || literal === `\${${texts[0]}}` ? texts : [];
}

/** What an attribute of a resource says in the clear, before and after. */
function clearTexts(resource: unknown, attribute: string): ReadonlySet<string> {
  const texts = new Set<string>();
  const places = secretAttributes(textIn(resource, "type") ?? "");
  const isOpen = places?.[attribute] === undefined && childPlace(attribute, ORDINARY) === ORDINARY;
  if (!isOpen || !tellsWhich(attribute)) return texts;
  const change = member(resource, "change");
  const sides = [
    [member(change, "before"), member(change, "before_sensitive")],
    [member(change, "after"), member(change, "after_sensitive")],
    [member(resource, "values"), member(resource, "sensitive_values")],
  ];
  for (const [values, marks] of sides) {
    if (marks === true || member(marks, attribute) === true) return new Set();
    const text = textIn(values, attribute);
    if (text !== undefined) texts.add(text);
  }
  return texts;
}
