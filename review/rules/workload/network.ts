import { Rule } from "../engine/rule";
import { eachOf } from "../engine/say";
import { comparable, kubernetes } from "../engine/sources";
import { resources, together, workload } from "../kubernetes/example";
import { KubernetesObject, namespaceOf } from "../kubernetes/object";
import { eachPod } from "../kubernetes/pod-rules";
import { Match, matchesSelector } from "../kubernetes/selector";

function policy(types: unknown, selector: unknown = {}) {
  return resources({
    kubernetes_network_policy_v1: {
      metadata: { name: "deny", namespace: "images" },
      spec: { pod_selector: selector, policy_types: types },
    },
  });
}

/** Whether a policy is about a direction of the traffic of the pods it selects. */
function covers({ spec }: KubernetesObject, direction: "Ingress" | "Egress"): Match {
  const types = spec.at("policy_types");
  if (types.texts.includes(direction)) return "yes";
  if (types.hasUnknown) return "unknown";
  if (!types.isAbsent) return "no";
  return direction === "Ingress" || !spec.at("egress").isAbsent ? "yes" : "no";
}

function both(a: Match, b: Match): Match {
  if (a === "no" || b === "no") return "no";
  return a === "yes" && b === "yes" ? "yes" : "unknown";
}

const INTERNAL = /internal|intranet/i;

/** Who may talk to pods, and whom they may talk to. */
export const NETWORK_RULES: readonly Rule[] = [
  {
    id: "SDI-K22",
    title: "Every workload is under a network policy, in both directions",
    severity: "warn",
    question: "exposure",
    reason: "Code that comes with a model could call home, and anything in the cluster could use the API.",
    fix: "Add a policy with an empty pod_selector and both policy_types to the namespace, and allow what is needed.",
    sources: [
      kubernetes("network policies", "concepts/services-networking/network-policies/"),
      ...comparable("CIS Kubernetes 5.3.2", "Checkov CKV2_K8S_6"),
    ],
    gate: "both",
    examples: {
      failing: together(workload({}), policy(["Ingress"])),
      passing: together(workload({}), policy(["Ingress", "Egress"])),
      unknown: together(workload({}), policy("${var.types}")),
    },
    check: eachPod(({ object, metadata }, say, world) => {
      const namespace = namespaceOf(object);
      const labels = metadata.at("labels");
      const policies = world.ofKind("network_policy");
      for (const direction of ["Ingress", "Egress"] as const) {
        const matches = policies.map((each): Match => {
          const place = namespaceOf(each);
          const inNamespace =
            place === undefined || namespace === undefined ? "unknown" : place === namespace;
          if (inNamespace === false) return "no";
          const here: Match = inNamespace === true ? "yes" : "unknown";
          const selected = matchesSelector(each.spec.at("pod_selector"), labels);
          return both(both(here, selected), covers(each, direction));
        });
        if (matches.includes("yes")) continue;
        if (matches.includes("unknown")) say.unknown(labels);
        else say.fail(labels, `no network policy is about the ${direction.toLowerCase()} of these pods`);
      }
    }),
  },
  {
    id: "SDI-K24",
    title: "Services are not open to everybody",
    severity: "block",
    question: "exposure",
    reason: "An open API that makes images costs the money of its cards.",
    fix: "Use ClusterIP behind an ingress, set load_balancer_source_ranges, or ask for an internal load balancer.",
    sources: comparable("KICS service_with_external_load_balancer", "KICS service_type_is_nodeport"),
    gate: "both",
    examples: {
      failing: resources({
        kubernetes_service_v1: { metadata: { name: "web" }, spec: { type: "LoadBalancer" } },
      }),
      passing: resources({
        kubernetes_service_v1: { metadata: { name: "web" }, spec: { type: "ClusterIP" } },
      }),
      unknown: resources({
        kubernetes_service_v1: { metadata: { name: "web" }, spec: { type: "${var.type}" } },
      }),
    },
    check: eachOf(
      (world) => world.ofKind("service"),
      ({ spec, metadata }, say) => {
        const type = spec.at("type");
        if (type.isUnknown) say.unknown(type);
        else if (type.text === "NodePort") say.fail(type, "the service is open on a port of every node");
        else if (type.text === "LoadBalancer") {
          const ranges = spec.at("load_balancer_source_ranges");
          const annotations = metadata.at("annotations");
          const isInternal = annotations
            .entries()
            .some(([name, part]) => INTERNAL.test(name) && !part.isAbsent);
          if (isInternal) return;
          if (ranges.hasUnknown || annotations.isUnknown) say.unknown(ranges);
          else if (ranges.isAbsent) say.fail(type, "everybody reaches the load balancer of the service");
          else if (ranges.texts.includes("0.0.0.0/0"))
            say.fail(ranges, "everybody reaches the load balancer of the service");
        }
      },
    ),
  },
];
