import { PersistentVolumeClaimV1 } from "@cdktf/provider-kubernetes/lib/persistent-volume-claim-v1";
import {
  PersistentVolumeV1,
  PersistentVolumeV1SpecNodeAffinity,
  PersistentVolumeV1SpecPersistentVolumeSource,
} from "@cdktf/provider-kubernetes/lib/persistent-volume-v1";
import { Construct } from "constructs";
import { IFileSystem, StorageClassVolumeSource, VolumeSource } from "../contracts";
import { pinLogicalId } from "../core/logical-id";

// No class of this name exists, nor has to. An empty name, the usual way to say "static", is dropped by the Kubernetes
// provider, and the claim would then get the cluster's default class and never bind.
const STATIC_CLASS = "static";

/** Properties of SharedVolume. */
export interface SharedVolumeProps {
  /** File system to mount. */
  readonly fileSystem: IFileSystem;

  /** Namespace whose pods may claim it. */
  readonly namespace: string;

  /** Name of the claim, a DNS label, unique within the namespace. Also the Terraform name, so that it never moves. */
  readonly name: string;
}

/**
 * A claim that the pods of one namespace may mount. Files of a file system outlive it; what a storage class made goes with
 * it, unless the class says otherwise.
 */
export class SharedVolume extends Construct {
  /** Name to put into a pod's volume. */
  public readonly claimName: string;

  public constructor(scope: Construct, id: string, props: SharedVolumeProps) {
    super(scope, id);
    const { fileSystem, name } = props;
    const { volumeSource } = fileSystem;
    const claim =
      volumeSource.kind === "storageClass"
        ? this.claimOfClass(props, volumeSource)
        : this.claimOfVolume(props, volumeSource);
    pinLogicalId(claim, name, "claim");
    this.claimName = name;
    this.node.addDependency(fileSystem.mountable);
  }

  /** The class makes a volume; some do so only once a pod is placed, so that waiting for it could never end. */
  private claimOfClass(
    { fileSystem, namespace, name }: SharedVolumeProps,
    { className, accessMode }: StorageClassVolumeSource,
  ): PersistentVolumeClaimV1 {
    return new PersistentVolumeClaimV1(this, "Resource", {
      metadata: { name, namespace },
      spec: {
        accessModes: [accessMode],
        resources: { requests: sizeOf(fileSystem) },
        storageClassName: className,
      },
      waitUntilBound: false,
    });
  }

  private claimOfVolume(
    { fileSystem, namespace, name }: SharedVolumeProps,
    source: StaticVolumeSource,
  ): PersistentVolumeClaimV1 {
    const size = sizeOf(fileSystem);
    const volume = new PersistentVolumeV1(this, "Volume", {
      metadata: { name: `${namespace}-${name}` },
      spec: [
        {
          accessModes: ["ReadWriteMany"],
          capacity: size,
          persistentVolumeReclaimPolicy: "Retain",
          storageClassName: STATIC_CLASS,
          mountOptions: mountOptions(source),
          nodeAffinity: nodeAffinity(source),
          claimRef: { name, namespace },
          persistentVolumeSource: persistentVolumeSource(source),
        },
      ],
    });
    pinLogicalId(volume, name, "volume");
    return new PersistentVolumeClaimV1(this, "Resource", {
      metadata: { name, namespace },
      spec: {
        accessModes: ["ReadWriteMany"],
        resources: { requests: size },
        storageClassName: STATIC_CLASS,
        volumeName: volume.metadata.name,
      },
      waitUntilBound: true,
    });
  }
}

type StaticVolumeSource = Exclude<VolumeSource, StorageClassVolumeSource>;

function sizeOf({ sizeGiB }: IFileSystem): Record<string, string> {
  return { storage: `${sizeGiB}Gi` };
}

function mountOptions(source: StaticVolumeSource): string[] | undefined {
  const options = source.kind === "hostPath" ? undefined : source.mountOptions;
  return options === undefined || options.length === 0 ? undefined : [...options];
}

/** A folder is on one node: the scheduler then places every pod that mounts it there. */
function nodeAffinity(source: StaticVolumeSource): PersistentVolumeV1SpecNodeAffinity | undefined {
  if (source.kind !== "hostPath" || source.node === undefined) return undefined;
  const isNode = { key: "kubernetes.io/hostname", operator: "In", values: [source.node] };
  return { required: { nodeSelectorTerm: [{ matchExpressions: [isNode] }] } };
}

function persistentVolumeSource(source: StaticVolumeSource): PersistentVolumeV1SpecPersistentVolumeSource {
  switch (source.kind) {
    case "csi":
      return {
        csi: {
          driver: source.driver,
          volumeHandle: source.volumeHandle,
          volumeAttributes: { ...source.volumeAttributes },
        },
      };
    case "nfs":
      return { nfs: { server: source.server, path: source.path } };
    case "hostPath":
      return { hostPath: { path: source.path, type: "DirectoryOrCreate" } };
  }
}
