import { BlockSchema } from "../../rehearsal/plugin/schema";
import { isListValue, isObjectValue, ObjectValue, UNKNOWN, Value } from "../../rehearsal/plugin/value";
import { emptyBlock, textOf } from "../../rehearsal/plugin/sdk/values";

/** What Terraform core proposes to a provider: the configuration, with computed values of the state before. */
export function proposedNew(block: BlockSchema, prior: ObjectValue | null, config: ObjectValue): ObjectValue {
  const before = prior ?? emptyBlock(block);
  const result: Record<string, Value> = {};
  for (const [name, { computed }] of block.attributes) {
    const value = config[name] ?? null;
    result[name] = computed && value === null ? (before[name] ?? null) : value;
  }
  for (const [name, nested] of block.blocks) {
    const value = config[name] ?? null;
    const priors = isListValue(before[name]) ? [...before[name]] : [];
    if (!isListValue(value)) {
      result[name] = value;
    } else if (nested.nesting === "set") {
      result[name] = value.map((each) => {
        const twin = priors.findIndex((other) => isSameConfig(nested.block, other, each));
        const [found] = twin < 0 ? [] : priors.splice(twin, 1);
        return isObjectValue(each) ? proposedNew(nested.block, asObject(found), each) : each;
      });
    } else {
      result[name] = value.map((each, index) =>
        isObjectValue(each) ? proposedNew(nested.block, asObject(priors[index]), each) : each,
      );
    }
  }
  return result;
}

/** Whether an element of a set may come from this configuration: computed attributes may be left out of it. */
function isSameConfig(block: BlockSchema, prior: Value, config: Value): boolean {
  if (!isObjectValue(prior) || !isObjectValue(config)) return false;
  const attributes = [...block.attributes].every(([name, { computed }]) => {
    const value = config[name] ?? null;
    return (computed && value === null) || textOf(value) === textOf(prior[name] ?? null);
  });
  return (
    attributes &&
    [...block.blocks.keys()].every((name) => textOf(config[name] ?? []) === textOf(prior[name] ?? []))
  );
}

function asObject(value: Value | undefined): ObjectValue | null {
  return isObjectValue(value) ? value : null;
}

/** A whole configuration from one with only what is written. */
export function wholeConfig(block: BlockSchema, written: Readonly<Record<string, Value>>): ObjectValue {
  const result: Record<string, Value> = { ...emptyBlock(block) };
  for (const name of block.attributes.keys()) result[name] = written[name] ?? null;
  for (const [name, nested] of block.blocks) {
    const value = written[name];
    if (value === UNKNOWN) result[name] = UNKNOWN;
    else if (isListValue(value)) {
      result[name] = value.map((each) => (isObjectValue(each) ? wholeConfig(nested.block, each) : each));
    } else if (isObjectValue(value)) result[name] = wholeConfig(nested.block, value);
  }
  return result;
}
