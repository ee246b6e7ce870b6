import { Construct, DependencyGroup, IDependable } from "constructs";
import { KubernetesNativeNodePool } from "../../../.gen/providers/tencentcloud/kubernetes-native-node-pool";
import { TENCENT_CATALOG } from "../../../catalog/tencent/catalog";
import { GpuCard, GpuRequest, GpuSharing, INodePool, NodePoolProps, Placement } from "../../contracts";
import { tfLiteral } from "../../core/literals";
import { ownershipTags } from "../../core/ownership";
import { placementOn, POOL_LABEL } from "../pool-placement";
import { CARD_TAINT, cardOf } from "../whole-cards";
import { environmentName } from "../environment-name";
import { NODE_POOL_NAME } from "./names";
import { checkNodePool } from "../node-pool-checks";
import { qgpuLabels, qgpuResources } from "./card-sharing";
import { InTencentCloud } from "./settings";

/** Properties of TkeNodePool. */
export interface TkeNodePoolProps extends NodePoolProps, InTencentCloud {
  /** Identifier of the cluster the nodes join. May be a token. */
  readonly clusterId: string;

  /** Subnets of the nodes. Items may be tokens. */
  readonly subnetIds: readonly string[];

  /** Security group of the nodes. May be a token. */
  readonly securityGroupId: string;
}

const DISK_TYPE = "CLOUD_BSSD";

/** Smallest system disk that native nodes take with the container runtime elsewhere, in GiB. */
const SYSTEM_DISK_GIB = 100;

/** Room for images of 10 GB, their unpacked layers, and the version before, in GiB. */
const IMAGE_DISK_GIB = 200;

const RUNTIME_FOLDER = "/var/lib/containerd";

/**
 * A pool of native nodes: the only kind whose cards can be shared. The autoscaler moves the number of nodes
 * between the limits, so Terraform sets the first number only.
 *
 * The first number is at least one, because cloud and provider treat an empty pool badly: what its cards need
 * to be shared cannot be installed, and removing it reports success without removing anything. With
 * `minNodes` 0 the autoscaler takes the node away when nobody uses it.
 */
export class TkeNodePool extends Construct implements INodePool {
  public readonly poolName: string;
  public readonly placement: Placement;
  public readonly gpu?: GpuCard;

  /** How the pods of this pool share its cards. */
  public readonly gpuSharing: GpuSharing;

  private readonly readiness = new DependencyGroup();

  public constructor(scope: Construct, id: string, props: TkeNodePoolProps) {
    super(scope, id);
    const { name, minNodes, maxNodes, gpuSharing = "none", settings } = props;
    const type = checkNodePool(this, props, TENCENT_CATALOG);

    const labels = {
      [POOL_LABEL]: name,
      ...(gpuSharing === "none" ? {} : qgpuLabels(gpuSharing)),
    };
    const pool = new KubernetesNativeNodePool(this, "Resource", {
      clusterId: props.clusterId,
      name: environmentName(this, settings, [name], NODE_POOL_NAME),
      type: "Native",
      labels: Object.entries(labels).map(([key, value]) => ({ name: key, value })),
      ...(type.gpu === undefined ? {} : { taints: [CARD_TAINT] }),
      native: {
        instanceChargeType: "POSTPAID_BY_HOUR",
        instanceTypes: [type.name],
        subnetIds: [...props.subnetIds],
        securityGroupIds: [props.securityGroupId],
        autoRepair: true,
        enableAutoscaling: true,
        replicas: Math.max(1, minNodes),
        scaling: { minReplicas: minNodes, maxReplicas: maxNodes },
        systemDisk: { diskType: DISK_TYPE, diskSize: SYSTEM_DISK_GIB },
        dataDisks: [
          {
            diskType: DISK_TYPE,
            diskSize: IMAGE_DISK_GIB,
            fileSystem: "ext4",
            autoFormatAndMount: true,
            mountTarget: RUNTIME_FOLDER,
          },
        ],
        runtimeRootDir: RUNTIME_FOLDER,
      },
      tags: machineTags({ ...settings.tags, ...ownershipTags(this, settings.environment) }),
      lifecycle: { ignoreChanges: ["native[0].replicas"] },
    });

    this.poolName = name;
    this.gpuSharing = gpuSharing;
    this.gpu = type.gpu;
    this.placement = placementOn(name, type.gpu);
    this.readiness.add(pool);
  }

  public get ready(): IDependable {
    return this.readiness;
  }

  /** Adds to what must be in place before pods can use the pool. */
  public addRequirement(requirement: IDependable): void {
    this.readiness.add(requirement);
  }

  public podResources(request: GpuRequest): Readonly<Record<string, string>> {
    const card = cardOf(this, this.poolName, this.gpu);
    const { poolName, gpuSharing: sharing } = this;
    return qgpuResources(this, { poolName, card, sharing, request });
  }
}

/** Pools carry tags in a form of their own, which the rule that tags everything else does not know. */
function machineTags(tags: Readonly<Record<string, string>>) {
  return [
    {
      resourceType: "machine",
      tags: Object.entries(tags).map(([key, value]) => ({ key: tfLiteral(key), value: tfLiteral(value) })),
    },
  ];
}
