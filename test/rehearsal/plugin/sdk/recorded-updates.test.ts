import { AttributePath } from "../../../../rehearsal/plugin/provider";
import { planResource } from "../../../../rehearsal/plugin/sdk/plan";
import { isListValue, isObjectValue, UNKNOWN, Value } from "../../../../rehearsal/plugin/value";
import { tencentcloudPlanning } from "../../../../rehearsal/providers/tencentcloud/planning";
import { TENCENTCLOUD_FACTS, TENCENTCLOUD_SCHEMA } from "../../../../rehearsal/providers/tencentcloud/schema";
import { canonical } from "../../../support/canonical";
import { proposedNew } from "../../../support/proposed-new";
import {
  configOfState,
  Json,
  RecordedChange,
  refreshedState,
  setAt,
  typeOf,
  UPDATES,
  withUnknowns,
} from "../../../support/tencentcloud-recording";

/** An edit of one resource. Those that `ignore_changes` hides never reach a provider. */
const EDITS = UPDATES.flatMap((update) => {
  const instances: Record<string, RecordedChange> =
    update.instances ?? (update.actions ? { [update.address]: update as RecordedChange } : {});
  return Object.entries(instances)
    .filter(([, { actions }]) => actions[0] !== "no-op")
    .map(([address, change]) => [update.case, address, change] as const);
});

function at(value: Value, path: AttributePath): Value {
  return path.reduce<Value>((inside, step) => {
    if (inside === UNKNOWN) return UNKNOWN;
    if (isListValue(inside)) return inside[Number(step)] ?? null;
    return isObjectValue(inside) ? (inside[step] ?? null) : null;
  }, value);
}

const isReplaced = (prior: Value, planned: Value, path: AttributePath): boolean =>
  JSON.stringify(readable(at(prior, path))) !== JSON.stringify(readable(at(planned, path)));

function readable(value: Value): unknown {
  if (value === UNKNOWN) return "(unknown)";
  if (isListValue(value)) return value.map(readable);
  return isObjectValue(value)
    ? Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, readable(inner)]))
    : value;
}

describe("the plan of an edit", () => {
  it.each(EDITS)("is the provider's for %s of %s", async (_, address, change) => {
    const typeName = typeOf(address);
    const { block } = TENCENTCLOUD_SCHEMA.resources.get(typeName)!;
    const facts = TENCENTCLOUD_FACTS.get(typeName)!;
    const prior = withUnknowns(refreshedState(address), {});
    if (!isObjectValue(prior)) throw new Error("a state is an object");
    const config = structuredClone(configOfState(block, address));
    const expected = structuredClone(refreshedState(address));
    for (const [path, , after] of change.changes ?? []) {
      setAt(config as Json, path, after);
      setAt(expected, path, after);
    }

    const { planned, requiresReplace = [] } = await planResource(
      { block, facts, behaviour: tencentcloudPlanning(typeName) },
      { prior, proposed: proposedNew(block, prior, config), config },
    );

    const replaced = requiresReplace.filter((path) => isReplaced(prior, planned, path));
    expect(replaced).toEqual(change.replace_paths ?? []);
    let wanted = withUnknowns(expected, {});
    if (change.unknown_after) {
      const flags = {};
      for (const path of change.unknown_after) markUnknown(flags, path);
      wanted = withUnknowns(expected, flags);
    }
    expect(canonical(planned, block)).toEqual(canonical(wanted, block));
  });
});

function markUnknown(
  flags: Record<string | number, unknown>,
  [step, ...rest]: readonly (string | number)[],
): void {
  if (rest.length === 0) {
    flags[step!] = true;
    return;
  }
  flags[step!] ??= typeof rest[0] === "number" ? [] : {};
  markUnknown(flags[step!] as Record<string | number, unknown>, rest);
}
