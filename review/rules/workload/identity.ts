import { Rule } from "../engine/rule";
import { comparable, kubernetes } from "../engine/sources";
import { workload } from "../kubernetes/example";
import { namespaceOf } from "../kubernetes/object";
import { eachPod } from "../kubernetes/pod-rules";

const TOKENS = "automount_service_account_token";
const ACCOUNTS = kubernetes("service accounts", "concepts/security/service-accounts/");

/** Who pods are to the cluster. */
export const IDENTITY_RULES: readonly Rule[] = [
  {
    id: "SDI-K13",
    title: "Pods get no token for the cluster",
    severity: "warn",
    question: "exposure",
    reason: "Code that comes with a model needs no access to the API of the cluster.",
    fix: "Set `automount_service_account_token = false` for the pod or its service account.",
    sources: [ACCOUNTS, ...comparable("CIS Kubernetes 5.1.6", "Checkov CKV_K8S_38")],
    gate: "both",
    exceptions: "A pod that says nothing passes when its service account of the same program says no.",
    examples: {
      failing: workload({}, { [TOKENS]: true }),
      passing: workload({}, { [TOKENS]: false }),
      unknown: workload({}, { [TOKENS]: "${var.token}" }),
    },
    check: eachPod((pod, say, world) => {
      const own = pod.spec.at(TOKENS);
      if (!own.isAbsent) {
        say.unless(own, own.boolean === false, "the pod gets a token for the cluster");
        return;
      }
      const name = pod.spec.at("service_account_name").text;
      const account = world
        .ofKind("service_account")
        .find(
          (each) => each.metadata.at("name").text === name && namespaceOf(each) === namespaceOf(pod.object),
        );
      const ofAccount = account?.body.at(TOKENS);
      if (ofAccount?.isUnknown === true) say.unknown(own);
      else if (ofAccount?.boolean !== false) say.fail(own, "the pod gets a token for the cluster");
    }),
  },
  {
    id: "SDI-K14",
    title: "Each workload has a service account of its own",
    severity: "note",
    question: "exposure",
    reason: "Rights that are given to the default account are given to everything in the namespace.",
    fix: "Make a service account, and set service_account_name.",
    sources: [ACCOUNTS, ...comparable("CIS Kubernetes 5.1.5", "Checkov CKV_K8S_41")],
    gate: "both",
    examples: {
      failing: workload({}, { service_account_name: "default" }),
      passing: workload({}, { service_account_name: "web" }),
    },
    check: eachPod(({ spec }, say) => {
      const part = spec.at("service_account_name");
      if (part.isUnknown) return;
      const isOwn = part.text !== undefined && part.text !== "default";
      say.unless(part, isOwn, "the pod runs with the default service account");
    }),
  },
];
