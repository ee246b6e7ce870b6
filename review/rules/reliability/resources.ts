import { Rule } from "../engine/rule";
import { comparable, kubernetes } from "../engine/sources";
import { workload } from "../kubernetes/example";
import { requestOf } from "../kubernetes/pod";
import { eachContainer } from "../kubernetes/pod-rules";

const RESOURCES = kubernetes("resources", "concepts/configuration/manage-resources-containers/");
const FULL = { limits: { memory: "8Gi" }, requests: { cpu: "2", memory: "8Gi" } };
const DISK = { limits: { "ephemeral-storage": "10Gi" }, requests: { "ephemeral-storage": "1Gi" } };

/** What containers ask of their node. */
export const RESOURCE_RULES: readonly Rule[] = [
  {
    id: "SDI-K30",
    title: "Containers request processors and memory, and limit memory",
    severity: "warn",
    question: "reliability",
    reason:
      "The scheduler places pods by their requests, and what is over them goes first when a node is full.",
    fix: "Set resources.requests.cpu, resources.requests.memory and resources.limits.memory.",
    sources: [RESOURCES, ...comparable("Checkov CKV_K8S_10 to 13", "kube-score container-resources")],
    gate: "both",
    examples: {
      failing: workload({ resources: { requests: { cpu: "2" } } }),
      passing: workload({ resources: FULL }),
      unknown: workload({ resources: { ...FULL, limits: { memory: "${var.memory}" } } }),
    },
    check: eachContainer((container, say) => {
      for (const name of ["cpu", "memory"]) {
        const part = requestOf(container, name);
        say.unless(part, !part.isAbsent, `container ${container.name} requests no ${name}`);
      }
      const limit = container.part.at("resources", "limits", "memory");
      say.unless(limit, !limit.isAbsent, `container ${container.name} has no limit of memory`);
    }),
  },
  {
    id: "SDI-K31",
    title: "Containers request and limit space on the disk of their node",
    severity: "note",
    question: "reliability",
    reason: "A cache that fills the disk of a node evicts everything else on it.",
    fix: 'Set "ephemeral-storage" among the requests and the limits.',
    sources: [RESOURCES, ...comparable("kube-score container-ephemeral-storage-request-and-limit")],
    gate: "both",
    examples: {
      failing: workload({ resources: FULL }),
      passing: workload({ resources: DISK }),
      unknown: workload({ resources: { ...DISK, limits: { "ephemeral-storage": "${var.disk}" } } }),
    },
    check: eachContainer((container, say) => {
      const request = requestOf(container, "ephemeral-storage");
      const limit = container.part.at("resources", "limits", "ephemeral-storage");
      say.unless(request, !request.isAbsent, `container ${container.name} requests no space on the disk`);
      say.unless(limit, !limit.isAbsent, `container ${container.name} has no limit of space on the disk`);
    }),
  },
];
