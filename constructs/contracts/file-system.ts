import { IDependable } from "constructs";
import { ICluster } from "./cluster";
import { INetwork } from "./network";

/** A volume behind a CSI driver that is mounted, not provisioned, by Kubernetes. */
export interface CsiVolumeSource {
  readonly kind: "csi";

  /** Name of the CSI driver. */
  readonly driver: string;

  /** Handle of the volume, unique per persistent volume. */
  readonly volumeHandle: string;

  /** Attributes the driver reads. Values may be tokens. */
  readonly volumeAttributes: Readonly<Record<string, string>>;

  /**
   * Mount options, such as `noresvport`.
   *
   * @default - those of the driver.
   */
  readonly mountOptions?: readonly string[];
}

/** An NFS export. */
export interface NfsVolumeSource {
  readonly kind: "nfs";

  /** Host name or address of the server. May be a token. */
  readonly server: string;

  /** Exported path. */
  readonly path: string;

  /** Mount options, such as `vers=3`. */
  readonly mountOptions: readonly string[];
}

/** A folder of the node. Pods on different nodes see different files. */
export interface HostPathVolumeSource {
  readonly kind: "hostPath";

  /** Path on the node. */
  readonly path: string;

  /**
   * The node, by its label `kubernetes.io/hostname`: pods that mount the volume run there and nowhere else.
   *
   * @default - whoever places the pods keeps them on one node.
   */
  readonly node?: string | undefined;
}

/** Who may mount a claim at once: pods on any node, or those of one node. */
export const CLAIM_ACCESS_MODES = ["ReadWriteMany", "ReadWriteOnce"] as const;

/** A volume that a storage class of the cluster makes when it is claimed. */
export interface StorageClassVolumeSource {
  readonly kind: "storageClass";

  /** Name of the class. */
  readonly className: string;

  /** @see CLAIM_ACCESS_MODES */
  readonly accessMode: (typeof CLAIM_ACCESS_MODES)[number];
}

/** A volume of the cluster itself, which no cloud makes. */
export type ClusterVolumeSource = NfsVolumeSource | HostPathVolumeSource | StorageClassVolumeSource;

/** What backs a claim. */
export type VolumeSource = CsiVolumeSource | ClusterVolumeSource;

/** Says whether only the pods of one node see the same files. */
export function isOfOneNode(source: VolumeSource): boolean {
  return (
    source.kind === "hostPath" || (source.kind === "storageClass" && source.accessMode === "ReadWriteOnce")
  );
}

/** A file system that many pods mount at once, owned by this program or existing before it. */
export interface IFileSystem {
  /** What to put into a persistent volume: exactly one source. */
  readonly volumeSource: VolumeSource;

  /** Declared size, in GiB. File systems that grow on demand ignore it. */
  readonly sizeGiB: number;

  /** Depend on this to be able to mount. */
  readonly mountable: IDependable;
}

/** How often a snapshot is taken and how many are kept. */
export interface SnapshotSchedule {
  /** Days between two snapshots. */
  readonly everyDays: number;

  /** Number of snapshots kept. */
  readonly keep: number;
}

/** What every cloud needs to know to make, or to find, a file system. */
export interface FileSystemProps {
  /** Network it must be reachable from. */
  readonly network: INetwork;

  /**
   * Cluster whose pods mount it: mountable then includes that the cluster has what it takes to mount.
   *
   * @default - `mountable` speaks of the file system alone.
   */
  readonly cluster?: ICluster;

  /** What the file system is for; becomes part of its name. */
  readonly purpose: string;

  /** Size to declare, in GiB. */
  readonly sizeGiB: number;

  /**
   * Snapshots to take.
   *
   * @default - none are taken.
   */
  readonly snapshots?: SnapshotSchedule;

  /**
   * What the cluster has already, to be used.
   *
   * @default - the cloud makes one.
   */
  readonly existing?: ClusterVolumeSource;
}
