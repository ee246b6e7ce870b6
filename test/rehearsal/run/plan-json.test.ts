import { managedAddresses, plannedChanges, plannedCreations } from "../../../rehearsal/run/plan-json";

const change = (address: string, ...actions: string[]) => ({ address, mode: "managed", change: { actions } });

describe("plannedChanges", () => {
  test("names what would change, outputs included, and neither reads nor what stays", () => {
    const plan = {
      resource_changes: [
        change("a.made", "create"),
        change("a.stays", "no-op"),
        change("data.a.read", "read"),
        change("a.replaced", "delete", "create"),
      ],
      output_changes: { url: { actions: ["update"] }, same: { actions: ["no-op"] } },
    };
    expect(plannedChanges(plan)).toEqual([
      { address: "a.made", action: "create" },
      { address: "a.replaced", action: "delete, create" },
      { address: "output.url", action: "update" },
    ]);
    expect(plannedCreations(plan)).toBe(2);
  });

  test("is empty for a plan without changes", () => {
    expect(plannedChanges({ format_version: "1.2" })).toEqual([]);
  });

  test("fails when it is no plan", () => {
    expect(() => plannedChanges({ resource_changes: "none" })).toThrow(/resource_changes/);
  });
});

describe("managedAddresses", () => {
  test("lists resources of all modules, without data sources", () => {
    const resources = [
      { address: "a.one", mode: "managed" },
      { address: "data.a.two", mode: "data" },
    ];
    const inner = [{ address: "module.m.a.three", mode: "managed" }];
    const state = { values: { root_module: { resources, child_modules: [{ resources: inner }] } } };
    expect(managedAddresses(state)).toEqual(["a.one", "module.m.a.three"]);
  });

  test("is empty when there is no state", () => {
    expect(managedAddresses({ format_version: "1.0" })).toEqual([]);
  });
});
