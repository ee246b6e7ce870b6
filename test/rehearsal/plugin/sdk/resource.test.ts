import { ResourceBehaviour } from "../../../../rehearsal/plugin/sdk/behaviour";
import { OperationError } from "../../../../rehearsal/plugin/sdk/operation-error";
import { sdkResource } from "../../../../rehearsal/plugin/sdk/resource";
import { ObjectValue, UNKNOWN } from "../../../../rehearsal/plugin/value";
import { blockFrom } from "../../../support/toy-schema";

const block = blockFrom({
  attributes: {
    id: { type: "string", optional: true, computed: true },
    name: { type: "string", required: true },
    note: { type: "string", optional: true },
    tags: { type: ["map", "string"], optional: true },
    size: { type: "number", computed: true },
    addresses: { type: ["list", "string"], computed: true },
  },
  block_types: {
    timeouts: {
      nesting_mode: "single",
      block: { attributes: { create: { type: "string", optional: true } } },
    },
  },
});

const NEVER = new AbortController().signal;

function resource(behaviour: Partial<ResourceBehaviour>, facts = { importable: true, updatable: true }) {
  return sdkResource({
    typeName: "toy_thing",
    schema: { version: 0, block },
    facts: { ...facts, attributes: {} },
    behaviour: {
      create: () => Promise.resolve({ id: "x-1" }),
      read: (state) => Promise.resolve(state),
      update: () => Promise.resolve({}),
      delete: () => Promise.resolve(),
      ...behaviour,
    },
  });
}

const PLANNED: ObjectValue = {
  id: UNKNOWN,
  name: "a",
  note: null,
  tags: null,
  size: UNKNOWN,
  addresses: UNKNOWN,
  timeouts: { create: "5m" },
};
const STATE: ObjectValue = { ...PLANNED, id: "x-1", size: 0, addresses: [] };
const request = { prior: null, planned: PLANNED, config: PLANNED };

describe("an apply", () => {
  it("keeps what was planned, and empties what stayed open", async () => {
    expect(await resource({}).apply(request, NEVER)).toEqual({ state: STATE });
  });

  it("prefers the plan where the provider says empty for null", async () => {
    const { state } = await resource({ create: () => Promise.resolve({ id: "x-1", tags: {} }) }).apply(
      request,
      NEVER,
    );
    expect(state!["tags"]).toBeNull();
  });

  it("loses a resource whose creation failed, and keeps one that has come into being", async () => {
    const failing = (state?: ObjectValue) =>
      resource({ create: () => Promise.reject(new OperationError("sold out", state)) }).apply(request, NEVER);
    expect(await failing()).toEqual({
      state: null,
      diagnostics: [{ severity: "error", summary: "sold out" }],
    });
    expect((await failing({ id: "x-1" })).state).toEqual(STATE);
  });

  it("keeps the state when a change or a removal failed", async () => {
    const refuse = () => Promise.reject(new OperationError("in use"));
    const type = resource({ update: refuse, delete: refuse });
    const changed = { ...STATE, name: "b" };
    expect((await type.apply({ prior: STATE, planned: changed, config: changed }, NEVER)).state).toBe(STATE);
    expect((await type.apply({ prior: STATE, planned: null, config: null }, NEVER)).state).toBe(STATE);
  });

  it("fails when the resource cannot be changed", async () => {
    const type = resource({}, { importable: true, updatable: false });
    const { diagnostics } = await type.apply({ prior: STATE, planned: STATE, config: STATE }, NEVER);
    expect(diagnostics).toEqual([{ severity: "error", summary: "doesn't support update" }]);
  });

  it("fails loudly when the rehearsal itself is wrong", async () => {
    const type = resource({ create: () => Promise.reject(new Error("bug")) });
    await expect(type.apply(request, NEVER)).rejects.toThrow("bug");
  });
});

describe("a read", () => {
  it("keeps what the provider does not read, timeouts included", async () => {
    const { state } = await resource({ read: () => Promise.resolve({ name: "b" }) }).read(STATE);
    expect(state).toEqual({ ...STATE, name: "b" });
  });

  it("says that a resource is gone", async () => {
    expect(await resource({ read: () => Promise.resolve(null) }).read(STATE)).toEqual({ state: null });
  });
});

describe("an import", () => {
  it("begins with the id alone", async () => {
    const { state } = await resource({}).importState("x-9");
    expect(state).toEqual({
      id: "x-9",
      name: null,
      note: null,
      tags: null,
      size: null,
      addresses: null,
      timeouts: null,
    });
  });

  it("fails when the type cannot be imported", async () => {
    const { state, diagnostics } = await resource({}, { importable: false, updatable: true }).importState(
      "x-9",
    );
    expect(state).toBeNull();
    expect(diagnostics).toEqual([
      { severity: "error", summary: "resource toy_thing doesn't support import" },
    ]);
  });
});
