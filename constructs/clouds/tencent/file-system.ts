import { Construct, DependencyGroup, IDependable } from "constructs";
import { CfsAccessGroup } from "../../../.gen/providers/tencentcloud/cfs-access-group";
import { CfsAccessRule } from "../../../.gen/providers/tencentcloud/cfs-access-rule";
import { CfsAutoSnapshotPolicy } from "../../../.gen/providers/tencentcloud/cfs-auto-snapshot-policy";
import { CfsAutoSnapshotPolicyAttachment } from "../../../.gen/providers/tencentcloud/cfs-auto-snapshot-policy-attachment";
import { CfsFileSystem } from "../../../.gen/providers/tencentcloud/cfs-file-system";
import { CsiVolumeSource, FileSystemProps, IFileSystem, SnapshotSchedule } from "../../contracts";
import { pinLogicalId } from "../../core/logical-id";
import { checkSnapshotSchedule } from "../snapshot-schedule";
import { firstSubnet } from "../first-subnet";
import { environmentName } from "../environment-name";
import { FILE_SYSTEM_NAME } from "./names";
import { InTencentCloud } from "./settings";

/** Properties of CfsStore. */
export interface CfsStoreProps extends Omit<FileSystemProps, "existing">, InTencentCloud {}

/** Hour of the day snapshots are taken at, local time of the region: the quietest one. */
const SNAPSHOT_HOUR = "2";

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
    const subnetId = firstSubnet(this, network, "for the mount target");
    checkSnapshotSchedule(this, snapshots);

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
