import { join } from "node:path";
import { readEnvironmentFile } from "../../../../config";
import { ConfigWords } from "../../../../cli/rehearse/placement/config-words";
import { explainFindings } from "../../../../cli/rehearse/placement/explain";
import { PlacementFinding } from "../../../../rehearsal/placement/proof";
import { PROJECT } from "../../../support/cli";

const file = readEnvironmentFile(join(PROJECT, "config/environments/tencent-dev.yaml"));
const words = new ConfigWords(file, file.environment!);
const ours = { cluster: "k", kind: "Deployment", namespace: "stable-diffusion", name: "stable-diffusion" };
const theirs = { cluster: "k", kind: "Deployment", namespace: "keda", name: "keda" };

const explained = (finding: PlacementFinding, by: ConfigWords | null = words): readonly string[] => {
  const drained = { applied: [], maximum: [] };
  const proof = { workloads: [], applied: [], maximum: [], findings: [finding], updated: [], drained };
  const [text] = explainFindings(proof, by ?? undefined);
  return text!.replaceAll(`${PROJECT}/`, "").split("\n");
};
const place = (...path: string[]): string => {
  const { line, column } = file.locate(path);
  return `config/environments/tencent-dev.yaml:${line}:${column}`;
};
const unplaceable = {
  kind: "unplaceable",
  workload: ours,
  moment: "maximum",
  wanted: 8,
  placed: 6,
  pods: ["a", "b"],
  words: ["0/6 nodes are available: 4 Insufficient tke.cloud.tencent.com/qgpu-core."],
  pools: [{ name: "gpu", reasons: ["max node group size reached"] }],
} as const;

test("replicas without a place are told by the field that asks for them, and what to change", () => {
  expect(explained(unplaceable)).toEqual([
    `${place("diffusion", "scaling", "max")} diffusion.scaling.max: 8 replicas cannot all be placed: 6 of 8 replicas of Deployment stable-diffusion/stable-diffusion have a node, 2 never get one`,
    "  the scheduler: 0/6 nodes are available: 4 Insufficient tke.cloud.tencent.com/qgpu-core.",
    "  node pool gpu does not grow: max node group size reached",
    "  to change: lower diffusion.scaling.max to 6, raise nodePools.gpu.max (4), or ask for less in diffusion.gpu.computePercent (50)",
  ]);
});

test("processors are told from shares of cards, and fields that have a default from those that are written", () => {
  const [, , , change] = explained({ ...unplaceable, words: ["1 Insufficient cpu, 1 Insufficient memory."] });
  expect(change).toContain(
    "ask for less in diffusion.resources.cpu (4) and diffusion.resources.memoryGiB (16)",
  );
});

test("what has no place as applied is told by the smallest number", () => {
  const [head, , , change] = explained({
    ...unplaceable,
    moment: "applied",
    wanted: 1,
    placed: 0,
    pods: ["a"],
  });
  expect(head).toContain(`${place("diffusion", "scaling", "min")} diffusion.scaling.min: 1 replica cannot`);
  expect(head).toContain("a never gets one");
  expect(change).not.toContain("lower");
});

test("add-ons without a place are told by their pool", () => {
  expect(explained({ ...unplaceable, workload: theirs, wanted: 2, placed: 1, pods: ["a"] })).toEqual([
    `${place("nodePools", "system")} nodePools.system: 1 of 2 replicas of Deployment keda/keda have a node, a never gets one`,
    expect.stringContaining("the scheduler:"),
    expect.stringContaining("node pool gpu"),
    "  to change: raise nodePools.system.max (4), or take a larger nodePools.system.instanceType",
  ]);
});

test("without an environment file, Kubernetes' own words are used", () => {
  const lines = explained(unplaceable, null);
  expect(lines[0]).toBe(
    "6 of 8 replicas of Deployment stable-diffusion/stable-diffusion have a node, 2 never get one at its maximum",
  );
});

test("an update that gets stuck is told with its strategy", () => {
  const strategy = { type: "RollingUpdate", maxSurge: 1, maxUnavailable: 0 };
  const said = ["0/6 nodes are available"];
  expect(
    explained({ kind: "stuck-update", workload: ours, replicas: 8, updated: 0, strategy, words: said }),
  ).toEqual([
    `${place("diffusion", "scaling", "max")} diffusion.scaling.max: with 8 replicas, a rolling update of Deployment stable-diffusion/stable-diffusion (RollingUpdate, maxSurge 1, maxUnavailable 0) stops after 0 new ones: no old pod may go before a new one is ready, and there is no room for a new one beside the old ones`,
    "  the scheduler: 0/6 nodes are available",
    "  to change: let its strategy take a pod away first (maxSurge 0, maxUnavailable 1), lower diffusion.scaling.max below 8, or raise nodePools.gpu.max (4)",
  ]);
});

test("budgets that block a drain are told with their numbers", () => {
  const blocked = {
    kind: "blocked-drain",
    workload: ours,
    moment: "maximum",
    replicas: 8,
    nodes: ["a", "b"],
    budgets: [{ name: "sd", field: "minAvailable", value: "8" }],
    words: ["The disruption budget sd needs 8 healthy pods and has 8 currently"],
  } as const;
  const [head, quote, change] = explained(blocked);
  expect(head).toContain(
    "diffusion.scaling.max: with 8 replicas, 2 nodes can never be drained: PodDisruptionBudget stable-diffusion/sd (minAvailable: 8) lets no pod of",
  );
  expect(quote).toBe("  the API server: The disruption budget sd needs 8 healthy pods and has 8 currently");
  expect(change).toBe(
    "  to change: lower minAvailable of sd below 8, or give sd maxUnavailable: 1 instead of minAvailable: 8",
  );
  const twice = explained({
    ...blocked,
    budgets: [...blocked.budgets, { name: "b", field: "maxUnavailable", value: "1" }],
  });
  expect(twice.at(-1)).toBe("  to change: leave one budget over these pods");
});

test("refused pods are told by the namespace, and those of others without a field", () => {
  const refused = {
    kind: "refused",
    workload: ours,
    moment: "applied",
    words: ['pods "x" is forbidden: violates PodSecurity "restricted:latest"'],
    podSecurity: true,
  } as const;
  const [head, quote] = explained(refused);
  expect(head).toContain(`${place("diffusion", "namespace")} diffusion.namespace: the Pod Security level`);
  expect(quote).toContain('the API server: pods "x" is forbidden: violates PodSecurity');
  expect(explained({ ...refused, workload: theirs, podSecurity: false })[0]).toBe(
    "the API server refuses pods of Deployment keda/keda",
  );
});

test("a cluster that does not come to rest is told as such", () => {
  expect(explained({ kind: "unsettled", cluster: "k", what: "pod a is still going" })).toEqual([
    "cluster k did not come to rest, so that nothing can be said of it: pod a is still going",
  ]);
});
