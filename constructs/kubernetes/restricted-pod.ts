import {
  DeploymentV1SpecTemplateSpecContainerSecurityContext,
  DeploymentV1SpecTemplateSpecSecurityContext,
} from "@cdktf/provider-kubernetes/lib/deployment-v1";

/** User that containers run as: above every account of a usual host, so that files on shared volumes never collide. */
export const DEFAULT_USER_ID = 10001;

/**
 * Security context of a container that the restricted Pod Security level admits.
 *
 * Every field is given: the Kubernetes provider sends a missing one as its weakest value as soon as the block exists.
 *
 * @param userId - numeric user and group, 10000 or more.
 */
export function restrictedContainer(userId: number): DeploymentV1SpecTemplateSpecContainerSecurityContext {
  return {
    allowPrivilegeEscalation: false,
    privileged: false,
    readOnlyRootFilesystem: true,
    runAsNonRoot: true,
    runAsUser: String(userId),
    runAsGroup: String(userId),
    capabilities: { drop: ["ALL"] },
    seccompProfile: { type: "RuntimeDefault" },
  };
}

/**
 * Security context of a pod that the restricted Pod Security level admits.
 *
 * @param userId - numeric user and group, 10000 or more.
 */
export function restrictedPod(userId: number): DeploymentV1SpecTemplateSpecSecurityContext {
  return {
    runAsNonRoot: true,
    runAsUser: String(userId),
    runAsGroup: String(userId),
    fsGroup: String(userId),
    // Changing the owner of every file of a model store at each start would take minutes.
    fsGroupChangePolicy: "OnRootMismatch",
    seccompProfile: { type: "RuntimeDefault" },
  };
}
