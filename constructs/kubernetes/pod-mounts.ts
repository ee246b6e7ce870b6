import {
  DeploymentV1SpecTemplateSpecContainerVolumeMount,
  DeploymentV1SpecTemplateSpecVolume,
} from "@cdktf/provider-kubernetes/lib/deployment-v1";

/** Files of a claim, shared with other pods. */
export interface ClaimMount {
  readonly kind: "claim";

  /** Name of the claim, in the pod's namespace. */
  readonly claimName: string;

  /** Whether the pod may only read. */
  readonly readOnly: boolean;
}

/** An empty folder that lives as long as the pod. */
export interface ScratchMount {
  readonly kind: "scratch";

  /** Largest size; a pod that writes more is evicted. */
  readonly sizeGiB: number;

  /**
   * Whether it is kept in main memory, and counted as such.
   *
   * @default false - on the node's disk.
   */
  readonly inMemory?: boolean;
}

/** The keys of a secret as files. */
export interface SecretMount {
  readonly kind: "secret";

  /** Name of the secret, in the pod's namespace. */
  readonly secretName: string;
}

/** Something that a container sees as a folder. */
export type PodMount = (ClaimMount | ScratchMount | SecretMount) & {
  /** Name, unique within the pod. */
  readonly name: string;

  /** Where the container sees it. */
  readonly mountPath: string;
};

/** The volumes of a pod with these mounts. */
export function podVolumes(mounts: readonly PodMount[]): DeploymentV1SpecTemplateSpecVolume[] {
  return mounts.map((mount) => ({ name: mount.name, ...volumeSource(mount) }));
}

/** The volume mounts of a container with these mounts. */
export function volumeMounts(
  mounts: readonly PodMount[],
): DeploymentV1SpecTemplateSpecContainerVolumeMount[] {
  return mounts.map((mount) => ({
    name: mount.name,
    mountPath: mount.mountPath,
    readOnly: isReadOnly(mount),
  }));
}

function isReadOnly(mount: PodMount): boolean {
  return mount.kind === "secret" || (mount.kind === "claim" && mount.readOnly);
}

function volumeSource(mount: PodMount): DeploymentV1SpecTemplateSpecVolume {
  switch (mount.kind) {
    case "claim":
      return { persistentVolumeClaim: { claimName: mount.claimName, readOnly: mount.readOnly } };
    case "scratch":
      return {
        emptyDir: { sizeLimit: `${mount.sizeGiB}Gi`, medium: mount.inMemory === true ? "Memory" : undefined },
      };
    case "secret":
      return { secret: { secretName: mount.secretName, defaultMode: "0440" } };
  }
}
