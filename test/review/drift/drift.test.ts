import { driftOf, DriftSort } from "../../../review/drift";
import { sortOf } from "../../../review/drift/sorts";
import { Plan, PlannedResource } from "../../../review/plan/plan";
import { PlanValue } from "../../../review/plan/value";
import { planned, planOf } from "../../support/priced-plans";

const TYPE = "tencentcloud_kubernetes_native_node_pool";
const origin = (address: string) => ({ stack: "base", address });

function drifted(before: PlanValue, after: PlanValue, parts: Partial<Plan> = {}, next?: Plan) {
  const plan = planOf([], { drift: [planned(TYPE, before, after)], ...parts });
  return driftOf(plan, origin, next)[0];
}

function changing(before: PlanValue, after: PlanValue, parts: Partial<PlannedResource> = {}) {
  return { resources: [planned(TYPE, before, after, parts)] };
}

describe("the sort of a drift", () => {
  const sorts: readonly (readonly [string, DriftSort])[] = [
    ["ingress.0.cidr_block", "dangerous"],
    ["security_group_ids.0", "dangerous"],
    ["open_public_operation", "dangerous"],
    ["deletion_protection", "dangerous"],
    ["spec.0.template.0.spec.0.container.0.image", "dangerous"],
    ["permissions.0.actions", "dangerous"],
    ["native.0.replicas", "scaling"],
    ["spec.0.replicas", "scaling"],
    ["tags.team", "tags"],
    ["tags.public", "tags"],
    ["metadata.0.annotations.note", "tags"],
    ["metadata.0.resource_version", "noise"],
    ["life_state", "noise"],
    ["cluster_node_num", "noise"],
    ["worker_instances_list.0.lan_ip", "noise"],
    ["name", "other"],
    ["native.0.instance_types.0", "other"],
  ];

  test.each(sorts)("of %s is %s", (path, sort) => {
    expect(sortOf(path.split(".")).sort).toBe(sort);
  });

  test("is that of the attribute that matters most, with its reason", () => {
    expect(drifted({ replicas: 1, tags: { a: "1" } }, { replicas: 2, tags: { a: "2" } })).toMatchObject({
      sort: "scaling",
      why: "`replicas` is how many there are, which an autoscaler moves",
    });
    expect(drifted({ replicas: 1, name: "a" }, { replicas: 2, name: "b" })).toMatchObject({ sort: "other" });
    expect(drifted({ name: "a", ingress: ["a"] }, { name: "b", ingress: ["b"] })).toMatchObject({
      sort: "dangerous",
      why: "`ingress[0]` decides who can reach it",
    });
  });

  test("is noise when another resource sets it, and dangerous when that has nothing to do with it", () => {
    const cluster = planned(
      "tencentcloud_kubernetes_cluster",
      { id: "cls-1", cluster_internet: false },
      { id: "cls-1", cluster_internet: true },
    );
    const after = (endpoint: PlanValue) => {
      const own = planned("tencentcloud_kubernetes_cluster_endpoint", endpoint, endpoint, {
        actions: ["no-op"],
      });
      return driftOf(planOf([{ ...own, address: "endpoint.e" }], { drift: [cluster] }), origin)[0];
    };
    expect(after({ cluster_id: "cls-1", cluster_internet: true })).toMatchObject({
      sort: "noise",
      why: "`cluster_internet` is what `endpoint.e` sets",
    });
    expect(after({ cluster_id: "cls-2", cluster_internet: true })?.sort).toBe("dangerous");
    expect(after({ cluster_id: "cls-1", cluster_internet: false })?.sort).toBe("dangerous");
  });

  test("is dangerous when it is gone", () => {
    expect(drifted({ name: "a" }, null)).toMatchObject({
      action: "delete",
      sort: "dangerous",
      why: "it is gone",
      attributes: [],
    });
  });

  test("is noise when nothing is only written in another way", () => {
    expect(drifted({ ingress: null, note: "" }, { ingress: [], note: null })).toMatchObject({
      sort: "noise",
    });
  });

  test("does not tell of what only moved", () => {
    const moved = planned(TYPE, {}, {}, { actions: ["no-op"], previousAddress: `${TYPE}.before` });
    expect(driftOf(planOf([], { drift: [moved] }), origin)).toEqual([]);
  });
});

describe("what becomes of a drift", () => {
  const [was, is] = [
    { name: "a", size: 1 },
    { name: "b", size: 1 },
  ];

  test("is that it stays when the next apply does nothing about it", () => {
    expect(drifted(was, is)).toMatchObject({ fate: "kept", explainsPlan: false });
    expect(drifted(was, is, changing(is, is))).toMatchObject({ fate: "kept" });
    expect(drifted(was, is, changing(is, { ...is, size: 2 }))).toMatchObject({ fate: "kept" });
  });

  test("is that it is undone when the next apply changes the same part, or the whole", () => {
    expect(drifted(was, is, changing(is, was))).toMatchObject({ fate: "undone", explainsPlan: true });
    expect(drifted(was, is, changing(is, was, { actions: ["delete", "create"] }))).toMatchObject({
      fate: "undone",
    });
    expect(drifted(was, is, changing(is, null))).toMatchObject({ fate: "undone" });
  });

  test("is that what is gone is made again, unless it is no longer wanted", () => {
    expect(drifted(was, null, changing(null, was))).toMatchObject({ fate: "undone" });
    expect(drifted(was, null)).toMatchObject({ fate: "kept" });
  });

  test("is told by the plan of the next apply when the one that saw it only refreshes", () => {
    const next = planOf([planned(TYPE, is, was)]);
    expect(drifted(was, is, {}, next)).toMatchObject({ fate: "undone" });
  });
});

describe("whether a drift explains a plan", () => {
  const relevant = (resource: string, path: string[]) => ({ relevantAttributes: [{ resource, path }] });

  test("goes by the attributes that the plan was made from", () => {
    const [was, is] = [{ name: "a" }, { name: "b" }];
    expect(drifted(was, is, relevant(`${TYPE}.it`, ["name"]))).toMatchObject({
      explainsPlan: true,
      fate: "kept",
    });
    expect(drifted(was, is, relevant(`${TYPE}.it`, ["size"]))).toMatchObject({ explainsPlan: false });
    expect(drifted(was, is, relevant(`${TYPE}.other`, ["name"]))).toMatchObject({ explainsPlan: false });
  });

  test("takes the attributes of all instances for those of one", () => {
    const resource = planned(TYPE, { name: "a" }, { name: "b" }, { address: `${TYPE}.it["x"]`, index: "x" });
    const plan = planOf([], { drift: [resource], ...relevant(`${TYPE}.it`, ["name"]) });
    expect(driftOf(plan, origin)).toMatchObject([{ explainsPlan: true }]);
  });
});
