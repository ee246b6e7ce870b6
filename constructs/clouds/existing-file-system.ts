import { Construct, DependencyGroup, IDependable } from "constructs";
import { ClusterVolumeSource, FileSystemProps, IFileSystem, VolumeSource } from "../contracts";
import { ConstructError } from "../core/construct-error";

/** Properties of ExistingFileSystem. */
export interface ExistingFileSystemProps extends Pick<FileSystemProps, "cluster" | "sizeGiB" | "snapshots"> {
  /** The volume to use. */
  readonly existing: ClusterVolumeSource;
}

/** A file system that exists, on any cloud; nothing is made. */
export class ExistingFileSystem extends Construct implements IFileSystem {
  public readonly volumeSource: VolumeSource;
  public readonly sizeGiB: number;
  public readonly mountable: IDependable;

  public constructor(scope: Construct, id: string, props: ExistingFileSystemProps) {
    super(scope, id);
    const { cluster, sizeGiB, snapshots, existing } = props;
    if (snapshots !== undefined) {
      throw new ConstructError(
        this,
        `snapshots are taken of file systems made here only, got a schedule of every ${snapshots.everyDays} days`,
      );
    }

    this.volumeSource = existing;
    this.sizeGiB = sizeGiB;
    this.mountable = new DependencyGroup(...(cluster === undefined ? [] : [cluster.nodesReady]));
  }
}
