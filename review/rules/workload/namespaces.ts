import { Rule } from "../engine/rule";
import { eachOf } from "../engine/say";
import { comparable, kubernetes } from "../engine/sources";
import { DIGEST, resources, workload } from "../kubernetes/example";
import { eachPod } from "../kubernetes/pod-rules";

const ENFORCE = "pod-security.kubernetes.io/enforce";

function podIn(namespace: string) {
  const container = [{ name: "web", image: `registry.example.com/web@${DIGEST}` }];
  return resources({ kubernetes_pod_v1: { metadata: { name: "web", namespace }, spec: { container } } });
}

/** Namespaces, and what the cluster itself refuses in them. */
export const NAMESPACE_RULES: readonly Rule[] = [
  {
    id: "SDI-K20",
    title: "Workloads have a namespace of their own",
    severity: "warn",
    question: "exposure",
    reason:
      "Policies, quotas and rights hold for namespaces; in default and kube-system they hold for others too.",
    fix: "Make a namespace, and set metadata.namespace.",
    sources: comparable("CIS Kubernetes 5.7.4", "Checkov CKV_K8S_21", "Trivy KSV-0110"),
    gate: "both",
    examples: {
      failing: podIn("kube-system"),
      passing: workload({}),
      unknown: podIn("${var.namespace}"),
    },
    check: eachPod(({ object }, say) => {
      const part = object.metadata.at("namespace");
      const isOwn = part.text !== undefined && part.text !== "default" && part.text !== "kube-system";
      say.unless(part, isOwn, `the workload is in the namespace ${part.text ?? "default"}`);
    }),
  },
  {
    id: "SDI-K21",
    title: "Namespaces enforce a Pod Security Standard",
    severity: "warn",
    question: "exposure",
    reason: "The cluster then refuses whatever reaches it on another way than through these rules.",
    fix: `Give the namespace the label ${ENFORCE}, with restricted or baseline.`,
    sources: [
      kubernetes("Pod Security Admission", "concepts/security/pod-security-admission/"),
      ...comparable("CIS Kubernetes 5.2.1"),
    ],
    gate: "both",
    examples: {
      failing: resources({ kubernetes_namespace_v1: { metadata: { name: "images" } } }),
      passing: resources({
        kubernetes_namespace_v1: { metadata: { name: "images", labels: { [ENFORCE]: "restricted" } } },
      }),
      unknown: resources({
        kubernetes_namespace_v1: { metadata: { name: "images", labels: { [ENFORCE]: "${var.level}" } } },
      }),
    },
    check: eachOf(
      (world) => world.ofKind("namespace"),
      ({ metadata }, say) => {
        const part = metadata.at("labels", ENFORCE);
        const isRight = part.text === "restricted" || part.text === "baseline";
        say.unless(part, isRight, `the namespace enforces ${part.text ?? "no Pod Security Standard"}`);
      },
    ),
  },
];
