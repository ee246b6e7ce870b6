import { ClusterState } from "../cluster-state";
import { Fields } from "../json/tree";
import { ResourceType, qualifiedKind } from "../resources/resource-type";
import { admitLimits } from "./limit-range";
import { admitPriority, admitRuntimeClass, admitTolerations } from "./pod";
import { admitPodSecurity, podSecurityWarnings } from "./pod-security";
import { admitQuota } from "./quota";
import { admitServiceAccount } from "./service-account";
import { admitClaim, admitResize } from "./storage-class";
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
  admitQuota(state, type, object);
  return [...warningsOf(type, object), ...podSecurityWarnings(state, type, object)];
}

/** What admission does on updates; gives warnings back. @throws ApiError when it refuses. */
export function admitUpdate(
  state: ClusterState,
  type: ResourceType,
  object: Fields,
  old: Fields,
  subresource: string,
): string[] {
  if (qualifiedKind(type) === "PersistentVolumeClaim" && subresource === "")
    admitResize(state, type, object, old);
  if (subresource !== "" || qualifiedKind(type) === "Pod") return [];
  return [...warningsOf(type, object), ...podSecurityWarnings(state, type, object)];
}
