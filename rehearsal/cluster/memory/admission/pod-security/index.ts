import { forbidden } from "../../api/status";
import { ClusterState } from "../../cluster-state";
import { labelsOf, nameOf, namespaceOf } from "../../json/object";
import { Fields, fieldsAt } from "../../json/tree";
import { ResourceType, qualifiedKind } from "../../resources/resource-type";
import { BASELINE_CHECKS } from "./baseline";
import { RESTRICTED_CHECKS } from "./restricted";
import { Check } from "./wording";

const CHECKS: Readonly<Record<string, readonly Check[]>> = {
  baseline: BASELINE_CHECKS,
  restricted: RESTRICTED_CHECKS,
};

/** Where the kinds that make pods keep the pod's spec. */
const POD_SPECS: Readonly<Record<string, readonly string[]>> = {
  Pod: ["spec"],
  PodTemplate: ["template", "spec"],
  ReplicationController: ["spec", "template", "spec"],
  "ReplicaSet.apps": ["spec", "template", "spec"],
  "Deployment.apps": ["spec", "template", "spec"],
  "StatefulSet.apps": ["spec", "template", "spec"],
  "DaemonSet.apps": ["spec", "template", "spec"],
  "Job.batch": ["spec", "template", "spec"],
  "CronJob.batch": ["spec", "jobTemplate", "spec", "template", "spec"],
};

/** What a namespace's level has against a pod, in the server's words; undefined when nothing. */
function violations(
  state: ClusterState,
  namespace: string,
  mode: "enforce" | "warn",
  spec: Fields,
): string | undefined {
  const labels = labelsOf(state.store.get("/namespaces", "", namespace) ?? {});
  const level = labels[`pod-security.kubernetes.io/${mode}`] ?? "privileged";
  const version = labels[`pod-security.kubernetes.io/${mode}-version`] ?? "latest";
  const found = (CHECKS[level] ?? []).flatMap((check) => check(spec) ?? []);
  if (found.length === 0) return undefined;
  const list = found.map(({ reason, detail }) => `${reason} (${detail})`).join(", ");
  return `PodSecurity "${level}:${version}": ${list}`;
}

/** Refuses a pod that violates the level that its namespace enforces. @throws ApiError */
export function admitPodSecurity(state: ClusterState, type: ResourceType, pod: Fields): void {
  const found = violations(state, namespaceOf(pod), "enforce", fieldsAt(pod, "spec") ?? {});
  if (found !== undefined) throw forbidden(type, nameOf(pod), `violates ${found}`);
}

/** Warns of pods, and of what makes pods, that would violate the level that their namespace warns of. */
export function podSecurityWarnings(state: ClusterState, type: ResourceType, object: Fields): string[] {
  const path = POD_SPECS[qualifiedKind(type)];
  const spec = path === undefined ? undefined : fieldsAt(object, ...path);
  if (spec === undefined) return [];
  const found = violations(state, namespaceOf(object), "warn", spec);
  return found === undefined ? [] : [`would violate ${found}`];
}
