import { PersistentVolumeClaimV1 } from "@cdktf/provider-kubernetes/lib/persistent-volume-claim-v1";
import {
  PersistentVolumeV1,
  PersistentVolumeV1SpecPersistentVolumeSource,
} from "@cdktf/provider-kubernetes/lib/persistent-volume-v1";
import { Construct } from "constructs";
import { IFileSystem, VolumeSource } from "../contracts";
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

/** A claim that the pods of one namespace may mount, backed by a shared file system; both outlive their objects. */
export class SharedVolume extends Construct {
  /** Name to put into a pod's volume. */
  public readonly claimName: string;

  public constructor(scope: Construct, id: string, props: SharedVolumeProps) {
    super(scope, id);
    const { fileSystem, namespace, name } = props;
    const size = { storage: `${fileSystem.sizeGiB}Gi` };

    const volume = new PersistentVolumeV1(this, "Volume", {
      metadata: { name: `${namespace}-${name}` },
      spec: [
        {
          accessModes: ["ReadWriteMany"],
          capacity: size,
          persistentVolumeReclaimPolicy: "Retain",
          storageClassName: STATIC_CLASS,
          mountOptions: mountOptions(fileSystem.volumeSource),
          claimRef: { name, namespace },
          persistentVolumeSource: persistentVolumeSource(fileSystem.volumeSource),
        },
      ],
    });
    pinLogicalId(volume, name, "volume");

    const claim = new PersistentVolumeClaimV1(this, "Resource", {
      metadata: { name, namespace },
      spec: {
        accessModes: ["ReadWriteMany"],
        resources: { requests: size },
        storageClassName: STATIC_CLASS,
        volumeName: volume.metadata.name,
      },
      waitUntilBound: true,
    });
    pinLogicalId(claim, name, "claim");

    this.claimName = name;
    this.node.addDependency(fileSystem.mountable);
  }
}

function mountOptions(source: VolumeSource): string[] | undefined {
  return source.kind === "nfs" && source.mountOptions.length > 0 ? [...source.mountOptions] : undefined;
}

function persistentVolumeSource(source: VolumeSource): PersistentVolumeV1SpecPersistentVolumeSource {
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
