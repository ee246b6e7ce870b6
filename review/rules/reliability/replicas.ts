import { Rule } from "../engine/rule";
import { comparable, kubernetes } from "../engine/sources";
import { World } from "../engine/world";
import { resources, together, workload } from "../kubernetes/example";
import { KubernetesObject, namespaceOf } from "../kubernetes/object";
import { Pod } from "../kubernetes/pod";
import { eachPod } from "../kubernetes/pod-rules";
import { fewestReplicas, mostReplicas } from "../kubernetes/replicas";
import { matchesSelector } from "../kubernetes/selector";

const SERVES = new Set(["deployment", "stateful_set"]);

function budget(spec: Readonly<Record<string, unknown>>) {
  return resources({
    kubernetes_pod_disruption_budget_v1: {
      metadata: { name: "web", namespace: "images" },
      spec: { selector: { match_labels: { app: "web" } }, ...spec },
    },
  });
}

function budgetsOf({ object, metadata }: Pod, world: World): readonly KubernetesObject[] {
  return world
    .ofKind("pod_disruption_budget")
    .filter(
      (each) =>
        namespaceOf(each) === namespaceOf(object) &&
        matchesSelector(each.spec.at("selector"), metadata.at("labels")) !== "no",
    );
}

/** How many pods there are, and where. */
export const REPLICA_RULES: readonly Rule[] = [
  {
    id: "SDI-K33",
    title: "Workloads of several replicas have a disruption budget that lets nodes be drained",
    severity: "warn",
    question: "reliability",
    reason: "Without one, a drain ends all replicas at once; with one that allows nothing, it never ends.",
    fix: "Add a pod disruption budget with max_unavailable of 1 or more.",
    sources: [
      kubernetes("disruptions", "concepts/workloads/pods/disruptions/"),
      ...comparable("kube-score deployment-has-poddisruptionbudget"),
    ],
    gate: "both",
    exceptions: "A workload that may have a single replica, or none, passes without a budget.",
    examples: {
      failing: together(workload({}, {}, { replicas: 2 }), budget({ max_unavailable: "0" })),
      passing: together(workload({}, {}, { replicas: 2 }), budget({ max_unavailable: "1" })),
      unknown: workload({}, {}, { replicas: "${var.replicas}" }),
    },
    check: eachPod((pod, say, world) => {
      if (!SERVES.has(pod.kind)) return;
      const budgets = budgetsOf(pod, world);
      for (const { spec } of budgets) {
        const [unavailable, available] = [spec.at("max_unavailable"), spec.at("min_available")];
        if (unavailable.number === 0 || unavailable.text === "0%" || available.text === "100%") {
          say.fail(undefined, "its disruption budget lets no node be drained");
        }
        if (unavailable.isUnknown || available.isUnknown) say.unknown(pod.object.spec.at("replicas"));
      }
      const fewest = fewestReplicas(pod.object, world);
      if (budgets.length > 0) return;
      if (fewest === undefined) say.unknown(pod.object.spec.at("replicas"));
      else if (fewest > 1) say.fail(undefined, "it has no disruption budget");
    }),
  },
  {
    id: "SDI-K34",
    title: "Replicas are spread over nodes",
    severity: "note",
    question: "reliability",
    reason: "The loss of one node must not take all replicas with it.",
    fix: "Add a topology spread constraint over kubernetes.io/hostname, or an anti-affinity.",
    sources: [
      kubernetes("topology spread", "concepts/scheduling-eviction/topology-spread-constraints/"),
      ...comparable("KICS deployment_has_no_pod_anti_affinity", "kube-linter no-anti-affinity"),
    ],
    gate: "both",
    exceptions: "A workload that never has more than one replica passes.",
    examples: {
      failing: workload({}, {}, { replicas: 2 }),
      passing: workload(
        {},
        { topology_spread_constraint: [{ topology_key: "kubernetes.io/hostname" }] },
        { replicas: 2 },
      ),
      unknown: workload({}, {}, { replicas: "${var.replicas}" }),
    },
    check: eachPod(({ kind, spec, object }, say, world) => {
      if (!SERVES.has(kind)) return;
      const ways = [spec.at("topology_spread_constraint"), spec.at("affinity", "pod_anti_affinity")];
      if (ways.some((each) => !each.isAbsent && !each.isUnknown)) return;
      const most = mostReplicas(object, world);
      const unknown = ways.find(({ isUnknown }) => isUnknown);
      if (unknown !== undefined) say.unknown(unknown);
      else if (most === undefined) say.unknown(object.spec.at("replicas"));
      else if (most > 1) say.fail(ways[0], "all its replicas may be on one node");
    }),
  },
];
