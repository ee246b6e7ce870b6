import { Construct, DependencyGroup, IDependable } from "constructs";
import { CfsAccessGroup } from "../../../.gen/providers/tencentcloud/cfs-access-group";
import { CfsAccessRule } from "../../../.gen/providers/tencentcloud/cfs-access-rule";
import { CfsAutoSnapshotPolicy } from "../../../.gen/providers/tencentcloud/cfs-auto-snapshot-policy";
import { CfsAutoSnapshotPolicyAttachment } from "../../../.gen/providers/tencentcloud/cfs-auto-snapshot-policy-attachment";
import { CfsFileSystem } from "../../../.gen/providers/tencentcloud/cfs-file-system";
import { CsiVolumeSource, FileSystemProps, IFileSystem, SnapshotSchedule } from "../../contracts";
import { ConstructError } from "../../core/construct-error";
import { pinLogicalId } from "../../core/logical-id";
import { environmentName, FILE_SYSTEM_NAME } from "./names";
import { InTencentCloud } from "./settings";

/** Properties of CfsStore. */
export interface CfsStoreProps extends Omit<FileSystemProps, "existing">, InTencentCloud {}

/** Hour of the day snapshots are taken at, local time of the region: the quietest one. */
const SNAPSHOT_HOUR = "2";

/** Longest distance of snapshots the cloud takes, in days. */
const LONGEST_INTERVAL_DAYS = 365;

/**
 * A CFS file system, reached over NFS version 3 through the cloud's CSI driver. It grows by itself; the size
 * declared is for Kubernetes' bookkeeping.
 */
export class CfsStore extends Construct implements IFileSystem {
  public readonly volumeSource: CsiVolumeSource;
  public readonly sizeGiB: number;
  public readonly mountable: IDependable;

  public constructor(scope: Construct, id: string, props: CfsStoreProps) {
    super(scope, id);
    const { settings, network, cluster, purpose, sizeGiB, snapshots } = props;
    const [subnetId] = network.nodeSubnetIds;
    if (subnetId === undefined) {
      throw new ConstructError(this, "network must have a subnet for the mount target, got none");
    }
    checkSchedule(this, snapshots);

    const name = environmentName(this, settings, [purpose], FILE_SYSTEM_NAME);
    const access = new CfsAccessGroup(this, "Access", { name });
    const rules = network.clientRanges.map(
      ({ name, cidr }, index) =>
        new CfsAccessRule(this, `Access-${name}`, {
          accessGroupId: access.id,
          authClientIp: cidr,
          priority: index + 1,
          rwPermission: "RW",
          // The root folder of a new file system belongs to root. Somebody who mounts it as root has to give it to
          // the user of the pods once, because Kubernetes changes no ownership on NFS; squashed, nobody could. Pods
          // are never root, and who may connect at all is decided by address.
          userPermission: "no_root_squash",
        }),
    );
    const fileSystem = new CfsFileSystem(this, "Resource", {
      name,
      availabilityZone: settings.zone,
      accessGroupId: access.id,
      protocol: "NFS",
      storageType: "SD",
      vpcId: network.networkId,
      subnetId,
    });
    pinLogicalId(fileSystem, id, "cfs");
    if (snapshots !== undefined) this.takeSnapshots(name, fileSystem, snapshots);

    this.sizeGiB = sizeGiB;
    this.volumeSource = {
      kind: "csi",
      driver: "com.tencent.cloud.csi.cfs",
      volumeHandle: name,
      // Version 4 is not stable on CFS. Version 3 exports a folder named by the file system's own id.
      volumeAttributes: { host: fileSystem.mountIp, fsid: fileSystem.fsId, path: "/", vers: "3" },
    };
    this.mountable = new DependencyGroup(
      fileSystem,
      ...rules,
      ...(cluster === undefined ? [] : [cluster.nodesReady]),
    );
  }

  private takeSnapshots(policyName: string, fileSystem: CfsFileSystem, schedule: SnapshotSchedule): void {
    const { everyDays, keep } = schedule;
    const policy = new CfsAutoSnapshotPolicy(this, "SnapshotPolicy", {
      policyName,
      intervalDays: everyDays,
      hour: SNAPSHOT_HOUR,
      aliveDays: everyDays * keep,
    });
    new CfsAutoSnapshotPolicyAttachment(this, "Snapshots", {
      autoSnapshotPolicyId: policy.id,
      fileSystemIds: fileSystem.id,
    });
  }
}

function checkSchedule(scope: Construct, schedule: SnapshotSchedule | undefined): void {
  if (schedule === undefined) return;
  const { everyDays, keep } = schedule;
  if (!Number.isInteger(everyDays) || everyDays < 1 || everyDays > LONGEST_INTERVAL_DAYS) {
    throw new ConstructError(
      scope,
      `snapshots.everyDays must be a whole number from 1 to ${LONGEST_INTERVAL_DAYS}, got ${everyDays}`,
    );
  }
  if (!Number.isInteger(keep) || keep < 1) {
    throw new ConstructError(scope, `snapshots.keep must be a whole number of at least 1, got ${keep}`);
  }
}
