import { Construct, DependencyGroup, IDependable } from "constructs";
import { NasAccessGroup } from "../../../.gen/providers/alicloud/nas-access-group";
import { NasAccessRule } from "../../../.gen/providers/alicloud/nas-access-rule";
import { NasFileSystem } from "../../../.gen/providers/alicloud/nas-file-system";
import { NasMountTarget } from "../../../.gen/providers/alicloud/nas-mount-target";
import { CsiVolumeSource, FileSystemProps, IFileSystem } from "../../contracts";
import { pinLogicalId } from "../../core/logical-id";
import { environmentName } from "../environment-name";
import { firstSubnet } from "../first-subnet";
import { FileSystemBackups } from "./backups";
import { FILE_SYSTEM_NAME } from "./names";
import { InAlibabaCloud } from "./settings";

/** Properties of NasStore. */
export interface NasStoreProps extends Omit<FileSystemProps, "existing">, InAlibabaCloud {}

const FILE_SYSTEM_TYPE = "standard";

/** Encryption with a key that NAS manages; it costs nothing. */
const ENCRYPTED_BY_NAS = 1;

/**
 * A general-purpose NAS file system, reached over NFS version 3 through the cloud's CSI driver. It grows by itself; the size
 * declared is for Kubernetes' bookkeeping.
 */
export class NasStore extends Construct implements IFileSystem {
  public readonly volumeSource: CsiVolumeSource;
  public readonly sizeGiB: number;
  public readonly mountable: IDependable;

  public constructor(scope: Construct, id: string, props: NasStoreProps) {
    super(scope, id);
    const { settings, network, cluster, purpose, sizeGiB, snapshots } = props;
    const vswitchId = firstSubnet(this, network, "for the mount target");

    const name = environmentName(this, settings, [purpose], FILE_SYSTEM_NAME);
    const access = new NasAccessGroup(this, "Access", {
      accessGroupName: name,
      accessGroupType: "Vpc",
      fileSystemType: FILE_SYSTEM_TYPE,
    });
    const rules = network.clientRanges.map(
      ({ name: range, cidr }, index) =>
        new NasAccessRule(this, `Access-${range}`, {
          accessGroupName: access.accessGroupName,
          fileSystemType: FILE_SYSTEM_TYPE,
          sourceCidrIp: cidr,
          priority: index + 1,
          rwAccessType: "RDWR",
          // The root folder of a new file system belongs to root. Somebody who mounts it as root has to give it to
          // the user of the pods once, because Kubernetes changes no ownership on NFS; squashed, nobody could. Pods
          // are never root, and who may connect at all is decided by address.
          userAccessType: "no_squash",
        }),
    );
    const fileSystem = new NasFileSystem(this, "Resource", {
      description: name,
      fileSystemType: FILE_SYSTEM_TYPE,
      protocolType: "NFS",
      // Models are loaded from it: the cheaper kind is too slow for that.
      storageType: "Performance",
      zoneId: settings.zone,
      encryptType: ENCRYPTED_BY_NAS,
    });
    pinLogicalId(fileSystem, id, "nas");
    const target = new NasMountTarget(this, "MountTarget", {
      fileSystemId: fileSystem.id,
      accessGroupName: access.accessGroupName,
      vpcId: network.networkId,
      vswitchId,
    });
    if (snapshots !== undefined) {
      new FileSystemBackups(this, "Backups", { name, fileSystemId: fileSystem.id, schedule: snapshots });
    }

    this.sizeGiB = sizeGiB;
    this.volumeSource = {
      kind: "csi",
      driver: "nasplugin.csi.alibabacloud.com",
      volumeHandle: name,
      volumeAttributes: { server: target.mountTargetDomain, path: "/", vers: "3" },
      // A connection that breaks comes back from another port, so that nobody waits for the old one to time out.
      mountOptions: ["nolock", "tcp", "noresvport", "vers=3"],
    };
    this.mountable = new DependencyGroup(
      target,
      ...rules,
      ...(cluster === undefined ? [] : [cluster.nodesReady]),
    );
  }
}
