import { ClusterState } from "../cluster-state";
import { Fields } from "../json/tree";
import { ResourceType, qualifiedKind } from "../resources/resource-type";
import { admitLimits } from "./limit-range";
import { admitPriority, admitRuntimeClass, admitTolerations } from "./pod";
import { admitPodSecurity, podSecurityWarnings } from "./pod-security";
import { admitServiceAccount } from "./service-account";
import { admitClaim } from "./storage-class";
import { warningsOf } from "./warnings";

/** Fills in and refuses what admission does on creation; gives warnings back. @throws ApiError when it refuses. */
export function admitCreate(state: ClusterState, type: ResourceType, object: Fields): string[] {
  const kind = qualifiedKind(type);
  if (kind === "PersistentVolumeClaim") admitClaim(state, object);
  if (kind === "Pod") {
    admitLimits(state, type, object);
    admitServiceAccount(state, type, object);
    admitRuntimeClass(state, type, object);
    admitPriority(state, type, object);
    admitTolerations(object);
    admitPodSecurity(state, type, object);
  }
  return [...warningsOf(type, object), ...podSecurityWarnings(state, type, object)];
}

/** What admission does on updates; gives warnings back. @throws ApiError when it refuses. */
export function admitUpdate(
  state: ClusterState,
  type: ResourceType,
  object: Fields,
  subresource: string,
): string[] {
  if (subresource !== "" || qualifiedKind(type) === "Pod") return [];
  return [...warningsOf(type, object), ...podSecurityWarnings(state, type, object)];
}
