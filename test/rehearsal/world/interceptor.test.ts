import { CallConnection, CallResult, ProviderCall } from "../../../rehearsal/plugin/call";
import { FaultPlan } from "../../../rehearsal/world/faults";
import { worldInterceptor } from "../../../rehearsal/world/interceptor";
import { Ledger } from "../../../rehearsal/world/ledger";

const create: ProviderCall = {
  provider: "registry.terraform.io/example/toy",
  method: "ApplyResourceChange",
  typeName: "toy_disk",
  action: "create",
};
const done: CallResult = { state: { id: "disk-1", size: 1 }, diagnostics: [] };

describe("the interceptor of a world", () => {
  let ledger: Ledger;
  let faults: FaultPlan;
  let connection: CallConnection & { readonly drop: jest.Mock };
  let run: jest.Mock<Promise<CallResult>>;

  beforeEach(() => {
    ledger = new Ledger();
    faults = new FaultPlan();
    connection = { drop: jest.fn(), stopping: new AbortController().signal };
    run = jest.fn(async () => done);
  });

  function intercept(call: ProviderCall = create): Promise<CallResult> {
    return worldInterceptor({ ledger, faults }).intercept(call, run, connection);
  }

  it("carries calls out as they are, and notes them with the id they got", async () => {
    expect(await intercept()).toBe(done);
    expect(ledger.entries()).toMatchObject([{ sequence: 1, id: "disk-1", action: "create", outcome: "ok" }]);
  });

  it("keeps every call that matches from its effect, until the fault is taken back", async () => {
    const remove = faults.add({ match: { provider: "toy" }, effect: { kind: "errorBefore", message: "no" } });
    const refused = { state: null, diagnostics: [{ severity: "error", summary: "no" }] };
    expect(await intercept()).toMatchObject(refused);
    expect(run).not.toHaveBeenCalled();
    remove();

    expect(await intercept()).toBe(done);
    expect(ledger.entries().map(({ outcome, error }) => [outcome, error])).toEqual([
      ["error", "no"],
      ["ok", undefined],
    ]);
  });

  it.each([
    ["another provider", { provider: "oy" }],
    ["another type", { typeName: "toy_file" }],
    ["another action", { action: "delete" as const }],
    ["another id", { id: "disk-2" }],
    ["another method", { method: "ReadResource" as const }],
  ])("lets calls pass when the fault is about %s", async (_, match) => {
    faults.add({ match, effect: { kind: "errorBefore" } });
    expect(await intercept()).toBe(done);
  });

  it("counts matching calls only, and fails the chosen one", async () => {
    faults.add({ call: 2, effect: { kind: "errorBefore" } });
    const outcomes = [];
    for (const call of [create, { ...create, method: "ReadResource" as const }, create, create]) {
      outcomes.push((await intercept(call)).diagnostics.length);
    }
    expect(outcomes).toEqual([0, 0, 1, 0]);
  });

  it("gives the state before to a failed update or delete", async () => {
    const prior = { id: "disk-1", size: 0 };
    faults.add({ effect: { kind: "errorAfter", keepState: false } });
    expect((await intercept({ ...create, action: "update", prior })).state).toBe(prior);
    faults.clear();
    faults.add({ effect: { kind: "errorAfter", keepState: true } });
    expect((await intercept({ ...create, action: "update", prior })).state).toBe(done.state);
    expect((await intercept({ ...create, action: "delete", prior })).state).toBe(prior);
  });

  it("runs several effects on one call, the first one outermost", async () => {
    faults.add({ effect: { kind: "inconsistent", attributes: { size: 9 } } });
    faults.add({ effect: { kind: "throttle", times: 2 } });

    expect((await intercept()).state).toEqual({ id: "disk-1", size: 9 });
    expect(ledger.entries().map(({ outcome }) => outcome)).toEqual(["ok", "throttled", "throttled"]);
  });

  it("drops the connection and notes it", async () => {
    faults.add({ effect: { kind: "kill", when: "before" } });
    await expect(intercept()).rejects.toThrow("the connection was dropped");

    expect(connection.drop).toHaveBeenCalledTimes(1);
    expect(run).not.toHaveBeenCalled();
    expect(ledger.count({ outcome: "dropped" })).toBe(1);
  });

  it("ends a latency at once when the provider is asked to stop", async () => {
    const stopping = AbortSignal.abort();
    faults.add({ effect: { kind: "latency", milliseconds: 1e8 } });
    const call = worldInterceptor({ ledger, faults }).intercept(create, run, { ...connection, stopping });

    expect(await call).toBe(done);
  });

  it("notes what is thrown, and throws it on", async () => {
    run.mockRejectedValue(new Error("bug"));
    await expect(intercept()).rejects.toThrow("bug");
    expect(ledger.entries()).toMatchObject([{ outcome: "error", error: "Error: bug" }]);
  });
});
