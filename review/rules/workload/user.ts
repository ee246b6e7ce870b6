import { Rule } from "../engine/rule";
import { comparable, podSecurity } from "../engine/sources";
import { workload } from "../kubernetes/example";
import { contextOf } from "../kubernetes/pod";
import { eachContainer } from "../kubernetes/pod-rules";

const context = (security: Readonly<Record<string, unknown>>) => workload({ security_context: security });

/** Users that containers run as. */
export const USER_RULES: readonly Rule[] = [
  {
    id: "SDI-K01",
    title: "Containers do not run as root",
    severity: "block",
    question: "exposure",
    reason: "Who breaks out of a container that runs as root is root on the node.",
    fix: "Set `run_as_non_root = true` in the security context of the container or the pod.",
    sources: [podSecurity("restricted"), ...comparable("CIS Kubernetes 5.2.7", "Trivy KSV-0012")],
    gate: "both",
    examples: {
      failing: context({ run_as_user: "10001" }),
      passing: context({ run_as_non_root: true }),
      unknown: context({ run_as_non_root: "${var.non_root}" }),
    },
    check: eachContainer((container, say, pod) => {
      const part = contextOf(pod, container, "run_as_non_root");
      say.unless(part, part.boolean === true, `container ${container.name} may run as root`);
    }),
  },
  {
    id: "SDI-K02",
    title: "Containers run as a user that no node has",
    severity: "warn",
    question: "exposure",
    reason: "A user below 10000 may be one of the node, with what belongs to it on shared volumes.",
    fix: "Set run_as_user to 10000 or more.",
    sources: [podSecurity("restricted"), ...comparable("Trivy KSV-0020", "Checkov CKV_K8S_40")],
    gate: "both",
    examples: {
      failing: context({ run_as_user: "0" }),
      passing: context({ run_as_user: "10001" }),
      unknown: context({ run_as_user: "${var.user}" }),
    },
    check: eachContainer((container, say, pod) => {
      const part = contextOf(pod, container, "run_as_user");
      const user = part.number;
      const got = user === undefined ? "whatever user its image names" : `user ${user}`;
      say.unless(part, user !== undefined && user >= 10_000, `container ${container.name} runs as ${got}`);
    }),
  },
];
