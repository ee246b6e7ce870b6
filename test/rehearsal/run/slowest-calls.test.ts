import { slowestCalls } from "../../../rehearsal/run/slowest-calls";
import { RecordedCall } from "../../../rehearsal/run/snapshot";

const call = (sequence: number, milliseconds: number, more: Partial<RecordedCall> = {}): RecordedCall => ({
  sequence,
  provider: "p",
  method: "ApplyResourceChange",
  outcome: "ok",
  milliseconds,
  ...more,
});

describe("the slowest calls", () => {
  test("are the longest ones, the slowest first, with what they did", () => {
    const ledger = [
      call(1, 10),
      call(2, 2500, { action: "delete", typeName: "kubernetes_namespace_v1", id: "n" }),
      call(3, 40, { method: "ReadResource", typeName: "t" }),
    ];
    expect(slowestCalls(ledger, 2)).toEqual([
      { what: "delete", type: "kubernetes_namespace_v1", id: "n", seconds: 2.5 },
      { what: "ReadResource", type: "t", seconds: 0.04 },
    ]);
  });

  test("are ten unless somebody wants another number", () => {
    expect(slowestCalls(Array.from({ length: 30 }, (_, i) => call(i, i)))).toHaveLength(10);
  });
});
