import { describeLeftovers, leftovers } from "../../../rehearsal/run/leftovers";
import { Snapshot } from "../../../rehearsal/run/snapshot";

const EMPTY: Snapshot = { cloud: [], kubernetes: [], clusters: [], charts: [], ledger: [] };
const vpc = (id: string) => ({ cloud: "c", type: "vpc", id, value: {} });
const object = (kind: string, name: string, more: object = {}) => ({
  cluster: "k",
  apiVersion: "v1",
  kind,
  name,
  own: false,
  value: {},
  ...more,
});

describe("leftovers", () => {
  test("are what is there now and was not there before", () => {
    const before = { ...EMPTY, cloud: [vpc("old")], kubernetes: [object("ConfigMap", "old")] };
    const after = {
      ...EMPTY,
      cloud: [vpc("old"), vpc("new")],
      kubernetes: [object("ConfigMap", "old"), object("ConfigMap", "new", { namespace: "n" })],
    };
    expect(describeLeftovers(leftovers(before, after))).toEqual(["vpc new", "ConfigMap n/new in cluster k"]);
  });

  test("do not count what a cluster has by itself", () => {
    const after = { ...EMPTY, kubernetes: [object("Namespace", "default", { own: true })] };
    expect(leftovers(EMPTY, after)).toEqual({ cloud: [], kubernetes: [] });
  });

  test("do not count an object that is only served in another version now", () => {
    const before = { ...EMPTY, kubernetes: [object("Role", "r", { apiVersion: "a/v1" })] };
    const after = { ...EMPTY, kubernetes: [object("Role", "r", { apiVersion: "a/v2" })] };
    expect(leftovers(before, after).kubernetes).toEqual([]);
  });

  test("tell the same name in two clusters apart", () => {
    const before = { ...EMPTY, kubernetes: [object("Role", "r")] };
    const after = { ...EMPTY, kubernetes: [object("Role", "r", { cluster: "other" })] };
    expect(leftovers(before, after).kubernetes).toHaveLength(1);
  });
});
