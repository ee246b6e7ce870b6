import { ClusterState } from "../cluster-state";
import { metadataOf } from "../json/object";
import { Fields } from "../json/tree";
import { ResourceType, qualifiedKind } from "../resources/resource-type";
import { CORE_STRATEGIES } from "./core";
import { DEFINITION_STRATEGIES } from "./definitions";
import { serviceStrategy } from "./service";
import { Strategy } from "./strategy";
import { WORKLOAD_STRATEGIES } from "./workloads";

const STRATEGIES: Readonly<Record<string, Strategy>> = {
  ...CORE_STRATEGIES,
  ...WORKLOAD_STRATEGIES,
  ...DEFINITION_STRATEGIES,
  Service: serviceStrategy,
};

/** Kinds whose objects count the changes of what they ask for, besides custom ones. */
const WITH_GENERATION: ReadonlySet<string> = new Set([
  "Pod",
  "ReplicationController",
  "Deployment.apps",
  "ReplicaSet.apps",
  "StatefulSet.apps",
  "DaemonSet.apps",
  "Job.batch",
  "CronJob.batch",
  "Ingress.networking.k8s.io",
  "IngressClass.networking.k8s.io",
  "NetworkPolicy.networking.k8s.io",
  "PodDisruptionBudget.policy",
  "PriorityClass.scheduling.k8s.io",
  "EndpointSlice.discovery.k8s.io",
  "CustomResourceDefinition.apiextensions.k8s.io",
  "ValidatingWebhookConfiguration.admissionregistration.k8s.io",
  "MutatingWebhookConfiguration.admissionregistration.k8s.io",
  "ValidatingAdmissionPolicy.admissionregistration.k8s.io",
  "ValidatingAdmissionPolicyBinding.admissionregistration.k8s.io",
  "FlowSchema.flowcontrol.apiserver.k8s.io",
  "PriorityLevelConfiguration.flowcontrol.apiserver.k8s.io",
]);

/** Kinds that may be created with a status. */
const KEEPS_STATUS: ReadonlySet<string> = new Set(["Node", "APIService.apiregistration.k8s.io"]);

/** Gives a new object what the server decides. */
export function prepareCreate(state: ClusterState, type: ResourceType, object: Fields): void {
  const kind = qualifiedKind(type);
  delete metadataOf(object)["generation"];
  if (WITH_GENERATION.has(kind) || type.custom !== undefined) metadataOf(object)["generation"] = 1;
  if (type.subresources.includes("status") && !KEEPS_STATUS.has(kind)) {
    if (type.custom === undefined) object["status"] = {};
    else delete object["status"];
  }
  STRATEGIES[kind]?.create?.(object, state);
}

/** Gives a changed object what the server decides. */
export function prepareUpdate(
  state: ClusterState,
  type: ResourceType,
  object: Fields,
  old: Fields,
  subresource: string,
): void {
  if (subresource === "" && type.subresources.includes("status")) {
    if (old["status"] === undefined) delete object["status"];
    else object["status"] = old["status"];
  }
  STRATEGIES[qualifiedKind(type)]?.update?.(object, old, state, subresource);
}
