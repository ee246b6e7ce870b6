import { Rule } from "../engine/rule";
import { comparable } from "../engine/sources";
import { workload } from "../kubernetes/example";
import { contextOf } from "../kubernetes/pod";
import { eachContainer } from "../kubernetes/pod-rules";

/** Files of containers. */
export const FILE_RULES: readonly Rule[] = [
  {
    id: "SDI-K11",
    title: "The root file system of containers is read-only",
    severity: "warn",
    question: "exposure",
    reason: "What comes with a model or an extension must not stay in the container.",
    fix: "Set `read_only_root_filesystem = true`, and mount an empty_dir wherever the program writes.",
    sources: comparable("NSA C-0017", "Checkov CKV_K8S_22", "Trivy KSV-0014"),
    gate: "both",
    examples: {
      failing: workload({ security_context: { read_only_root_filesystem: false } }),
      passing: workload({ security_context: { read_only_root_filesystem: true } }),
      unknown: workload({ security_context: { read_only_root_filesystem: "${var.read_only}" } }),
    },
    check: eachContainer((container, say, pod) => {
      const part = contextOf(pod, container, "read_only_root_filesystem");
      say.unless(
        part,
        part.boolean === true,
        `container ${container.name} can write to its root file system`,
      );
    }),
  },
];
