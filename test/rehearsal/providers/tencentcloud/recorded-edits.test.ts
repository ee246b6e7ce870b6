import { isEquivalent } from "../../../../rehearsal/plugin/sdk/normalize";
import { isObjectValue, ObjectValue, Value } from "../../../../rehearsal/plugin/value";
import { TENCENT } from "../../../../rehearsal/providers/tencentcloud";
import unsent from "../../../../rehearsal/providers/tencentcloud/data/unsent.json";
import { TENCENTCLOUD_SCHEMA } from "../../../../rehearsal/providers/tencentcloud/schema";
import { TencentcloudRehearsal } from "../../../support/tencentcloud-rehearsal";
import {
  configOfState,
  Json,
  RecordedUpdate,
  refreshedState,
  setAt,
  STATES,
  typeOf,
  UPDATES,
  withUnknowns,
} from "../../../support/tencentcloud-recording";

const UNSENT: Readonly<Record<string, readonly string[]>> = unsent;

const APPLIED = UPDATES.filter(({ calls, actions }) => calls !== undefined && actions?.[0] === "update");

/**
 * Edits whose calls a simulation of objects cannot tell from nothing, each with the reason. Nothing is sent that
 * changes the cloud, and yet something is sent.
 */
const UNDECIDED: Readonly<Record<string, string>> = {
  pool_driver_version: "only the desired capacity is sent, which is what it was",
  pool_mig: "only the desired capacity is sent, which is what it was",
};

function stateOf(address: string): ObjectValue {
  const value = withUnknowns(refreshedState(address), {});
  if (!isObjectValue(value)) throw new Error("a state is an object");
  return value;
}

/** A cloud in which exactly the recorded resources are. */
function recordedCloud(): TencentcloudRehearsal {
  const rehearsal = new TencentcloudRehearsal();
  for (const { address, mode } of STATES) {
    if (mode !== "managed") continue;
    const state = stateOf(address);
    rehearsal.world.store.put(
      TENCENT,
      typeOf(address),
      String(state["id"]),
      withoutUnsent(typeOf(address), state),
    );
  }
  return rehearsal;
}

/** What an import finds is what the cloud knows. */
function withoutUnsent(typeName: string, state: ObjectValue): ObjectValue {
  const unsent = UNSENT[typeName] ?? [];
  return Object.fromEntries(
    Object.entries(state).filter(([name]) => !unsent.includes(name) && name !== "timeouts"),
  );
}

async function applied(update: RecordedUpdate) {
  const rehearsal = recordedCloud();
  const typeName = typeOf(update.address);
  const prior = stateOf(update.address);
  const { block } = TENCENTCLOUD_SCHEMA.resources.get(typeName)!;
  const config = structuredClone(configOfState(block, update.address)) as Record<string, Value>;
  for (const [path, , after] of update.changes ?? []) setAt(config as Json, path, after);
  const before = rehearsal.world.store.get(TENCENT, typeName, String(prior["id"]));
  const outcome = await rehearsal.apply(typeName, config, prior);
  const after = rehearsal.world.store.get(TENCENT, typeName, String(prior["id"]));
  return { ...outcome, before, after };
}

describe("applying a recorded edit", () => {
  it.each(
    APPLIED.filter(({ refused }) => refused !== undefined).map((update) => [update.case, update] as const),
  )("fails when the provider refuses it: %s", async (_, update) => {
    const { errors, before, after } = await applied(update);
    expect(errors).toEqual([update.refused]);
    expect(after).toEqual(before);
  });

  it.each(
    APPLIED.filter((update) => update.refused === undefined && !(update.case in UNDECIDED)).map(
      (update) => [update.case, update] as const,
    ),
  )("changes the cloud if and only if the provider sends something: %s", async (_, update) => {
    const { errors, before, after } = await applied(update);
    expect(errors).toEqual([]);
    expect(isEquivalent(after ?? null, before ?? null)).toBe((update.calls ?? []).length === 0);
  });
});
