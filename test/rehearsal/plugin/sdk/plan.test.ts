import { planResource } from "../../../../rehearsal/plugin/sdk/plan";
import { ResourceBehaviour } from "../../../../rehearsal/plugin/sdk/behaviour";
import { AttributeFacts } from "../../../../rehearsal/plugin/sdk/facts";
import { ObjectValue, UNKNOWN, Value } from "../../../../rehearsal/plugin/value";
import { proposedNew, wholeConfig } from "../../../support/proposed-new";
import { blockFrom } from "../../../support/toy-schema";

const optional = (type: unknown, more: object = {}) => ({ type, optional: true, ...more });
const block = blockFrom({
  attributes: {
    id: optional("string", { computed: true }),
    name: { type: "string", required: true },
    size: optional("number"),
    zone: optional("string", { computed: true }),
    address: { type: "string", computed: true },
    groups: optional(["set", "string"]),
    hosts: optional(["list", "string"]),
    tags: optional(["map", "string"]),
    ports: { type: ["list", "number"], computed: true },
    secret: optional("string", { write_only: true }),
  },
  block_types: {
    rule: {
      nesting_mode: "set",
      block: {
        attributes: {
          port: { type: "number", required: true },
          note: optional("string"),
          index: { type: "number", computed: true },
        },
      },
    },
    disk: {
      nesting_mode: "list",
      block: {
        attributes: {
          kind: { type: "string", required: true },
          size: optional("number"),
          serial: { type: "string", computed: true },
        },
      },
    },
    timeouts: { nesting_mode: "single", block: { attributes: { create: optional("string") } } },
  },
});

interface Setting {
  readonly facts?: Readonly<Record<string, AttributeFacts>>;
  readonly updatable?: boolean;
  readonly behaviour?: Partial<ResourceBehaviour>;
}

async function plan(written: Record<string, Value>, prior: ObjectValue | null = null, setting: Setting = {}) {
  const { facts = {}, updatable = true, behaviour = {} } = setting;
  const config = wholeConfig(block, { name: "a", ...written });
  return planResource(
    { block, facts: { importable: true, updatable, attributes: facts }, behaviour },
    { prior, proposed: proposedNew(block, prior, config), config },
  );
}

const STATE: ObjectValue = {
  ...wholeConfig(block, { name: "a" }),
  id: "x-1",
  zone: "z-1",
  address: "10.0.0.1",
  ports: [],
};

describe("planning a new resource", () => {
  it("leaves open what the provider fills, and nothing else", async () => {
    const { planned } = await plan({});
    const unknown = Object.entries(planned!).filter(([, value]) => value === UNKNOWN);
    expect(unknown.map(([name]) => name)).toEqual(["id", "zone", "address", "ports"]);
  });

  it("plans defaults, but not an empty one", async () => {
    const { planned } = await plan({}, null, {
      facts: { size: { default: 10 }, hosts: {}, zone: { default: "" } },
    });
    expect(planned).toMatchObject({ size: 10, zone: UNKNOWN });
  });

  it("leaves a block open as a whole when the provider fills it", async () => {
    expect((await plan({}, null, { facts: { disk: { computed: true } } })).planned!["disk"]).toBe(UNKNOWN);
    expect((await plan({})).planned!["disk"]).toEqual([]);
  });

  it("does not know a set that has one unknown member, but the rest of a list", async () => {
    const { planned } = await plan({ groups: ["g", UNKNOWN], hosts: ["h", UNKNOWN], tags: { a: UNKNOWN } });
    expect(planned).toMatchObject({ groups: UNKNOWN, hosts: ["h", UNKNOWN], tags: UNKNOWN });
  });

  it("never plans a write-only value", async () => {
    expect((await plan({ secret: "hush" })).planned!["secret"]).toBeNull();
  });

  it("never asks for a replacement", async () => {
    expect((await plan({ size: 1 }, null, { facts: { size: { forceNew: true } } })).requiresReplace).toEqual(
      [],
    );
  });
});

describe("planning a change", () => {
  it("plans nothing when nothing changed", async () => {
    expect((await plan({}, STATE)).planned).toBe(STATE);
  });

  it("keeps what was filled when it is no longer configured", async () => {
    const { planned } = await plan({ size: 2 }, STATE);
    expect(planned).toEqual({ ...STATE, size: 2 });
  });

  it("takes null, empty and zero for the same", async () => {
    const state = { ...STATE, tags: {}, groups: [], size: 0 };
    expect((await plan({}, state)).planned).toBe(state);
    expect((await plan({ hosts: [] }, STATE)).planned).toBe(STATE);
  });

  it("removes what is no longer configured", async () => {
    const state = { ...STATE, size: 5, tags: { a: "1" }, hosts: ["h"] };
    expect((await plan({}, state)).planned).toEqual({ ...STATE, size: null, tags: {}, hosts: [] });
  });

  it("does not care about the order of a set", async () => {
    const state = { ...STATE, groups: ["a", "b"] };
    expect((await plan({ groups: ["b", "a"] }, state)).planned).toBe(state);
  });

  it("ignores a change of the timeouts alone", async () => {
    expect((await plan({ timeouts: { create: "5m" } }, STATE)).planned).toBe(STATE);
  });

  it("does not plan what the provider suppresses", async () => {
    const behaviour = { suppressDiff: { name: ({ prior }: { prior: Value }) => prior === "a" } };
    expect((await plan({ name: "A" }, STATE, { behaviour })).planned).toBe(STATE);
  });

  it("plans the form that the state has", async () => {
    const behaviour = { normalize: { name: (value: Value) => String(value).toLowerCase() } };
    expect((await plan({ name: "A" }, STATE, { behaviour })).planned).toBe(STATE);
  });

  it("lets the provider adjust the plan", async () => {
    const behaviour: Partial<ResourceBehaviour> = {
      customizeDiff: ({ planned }) => ({ planned: { ...planned, zone: "z-2" }, requiresReplace: [["zone"]] }),
    };
    const { planned, requiresReplace } = await plan({}, STATE, { behaviour });
    expect([planned!["zone"], requiresReplace]).toEqual(["z-2", [["zone"]]]);
  });
});

describe("planning a replacement", () => {
  const facts = {
    "disk.kind": { forceNew: true },
    "rule.port": { forceNew: true },
    hosts: { forceNew: true },
  };
  const disk = (kind: string) => ({ kind, size: null, serial: "s" });

  it("names the attribute with the index of its block", async () => {
    const state = { ...STATE, disk: [disk("ssd"), disk("ssd")] };
    const { requiresReplace } = await plan({ disk: [{ kind: "ssd" }, { kind: "hdd" }] }, state, { facts });
    expect(requiresReplace).toEqual([["disk", 1, "kind"]]);
  });

  it("names a list once, whichever member changed", async () => {
    const { requiresReplace } = await plan({ hosts: ["b", "c"] }, { ...STATE, hosts: ["a", "b"] }, { facts });
    expect(requiresReplace).toEqual([["hosts"]]);
  });

  it("names the set around a block, and leaves open what the provider fills in a new member", async () => {
    const state = { ...STATE, rule: [{ port: 80, note: "", index: 0 }] };
    const { planned, requiresReplace } = await plan({ rule: [{ port: 443 }] }, state, { facts });
    expect(requiresReplace).toEqual([["rule"]]);
    expect(planned!["rule"]).toEqual([{ port: 443, note: "", index: UNKNOWN }]);
  });

  it("follows a block whose number changed", async () => {
    const counted = { disk: { forceNew: true } };
    const { requiresReplace } = await plan({}, { ...STATE, disk: [disk("ssd")] }, { facts: counted });
    expect(requiresReplace).toEqual([["disk"]]);
  });

  it("follows every change of a resource without updates", async () => {
    expect((await plan({ size: 3 }, STATE, { updatable: false })).requiresReplace).toEqual([["size"]]);
  });

  it("follows an attribute whose new value is not known yet", async () => {
    const { requiresReplace } = await plan({ zone: UNKNOWN }, STATE, { facts: { zone: { forceNew: true } } });
    expect(requiresReplace).toEqual([["zone"]]);
  });
});
