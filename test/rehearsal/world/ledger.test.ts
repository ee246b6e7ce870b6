import { Ledger } from "../../../rehearsal/world/ledger";

describe("the ledger", () => {
  const entry = {
    provider: "p",
    method: "ReadResource",
    typeName: "disk",
    outcome: "ok",
    milliseconds: 1,
  } as const;

  it("shows calls in the order in which they began", () => {
    const ledger = new Ledger();
    const [first, second] = [ledger.begin(), ledger.begin()];
    ledger.record({ ...entry, sequence: second, id: "b" });
    ledger.record({ ...entry, sequence: first, id: "a" });

    expect(ledger.entries().map(({ sequence, id }) => [sequence, id])).toEqual([
      [1, "a"],
      [2, "b"],
    ]);
  });

  it("counts what matches", () => {
    const ledger = new Ledger();
    ledger.record({ ...entry, sequence: 1, action: "read" });
    ledger.record({ ...entry, sequence: 2, action: "create", outcome: "error" });

    expect(ledger.count()).toBe(2);
    expect(ledger.count({ action: "create" })).toBe(1);
    expect(ledger.count({ action: "create", outcome: "ok" })).toBe(0);
    expect(ledger.count({ typeName: "pool" })).toBe(0);
  });

  it("goes on counting after it was cleared", () => {
    const ledger = new Ledger();
    ledger.record({ ...entry, sequence: ledger.begin() });
    ledger.clear();

    expect(ledger.entries()).toEqual([]);
    expect(ledger.begin()).toBe(2);
  });
});
