import { Construct, DependencyGroup, IDependable } from "constructs";
import { CsKubernetesNodePool } from "../../../.gen/providers/alicloud/cs-kubernetes-node-pool";
import { ALIBABA_CATALOG } from "../../../catalog/alibaba/catalog";
import { GpuCard, GpuRequest, INodePool, NodePoolProps, Placement } from "../../contracts";
import { environmentName } from "../environment-name";
import { checkNodePool } from "../node-pool-checks";
import { placementOn, POOL_LABEL } from "../pool-placement";
import { CARD_TAINT, cardOf } from "../whole-cards";
import { ackResources, AckSharing, cardLabels } from "./card-sharing";
import { NODE_POOL_NAME } from "./names";
import { InAlibabaCloud } from "./settings";

/** Properties of AckNodePool. */
export interface AckNodePoolProps extends Omit<NodePoolProps, "gpuSharing">, InAlibabaCloud {
  /**
   * How pods share the cards.
   *
   * @default "none" - every pod gets whole cards.
   */
  readonly gpuSharing?: AckSharing;

  /** Identifier of the cluster the nodes join. May be a token. */
  readonly clusterId: string;

  /** vSwitches of the nodes. Items may be tokens. */
  readonly subnetIds: readonly string[];

  /** Security group of the nodes. May be a token. */
  readonly securityGroupId: string;
}

/** Room for images of 10 GB, their unpacked layers, the version before, and the system, in GiB. */
const DISK_GIB = 200;

/** Driver of the cards, new enough for CUDA 12, named so that nodes made later have the same as those made before. */
const DRIVER_LABEL = { "ack.aliyun.com/nvidia-driver-version": "550.144.03" };

/**
 * A pool of nodes that ACK makes, repairs and scales: the autoscaler moves the number of nodes between the limits. Nobody
 * can log in to them: they have neither key nor password, and no address of the internet.
 */
export class AckNodePool extends Construct implements INodePool {
  public readonly poolName: string;
  public readonly placement: Placement;
  public readonly gpu?: GpuCard;

  /** How the pods of this pool share its cards. */
  public readonly gpuSharing: AckSharing;

  public readonly ready: IDependable;

  public constructor(scope: Construct, id: string, props: AckNodePoolProps) {
    super(scope, id);
    const { name, minNodes, maxNodes, gpuSharing = "none", settings } = props;
    const type = checkNodePool(this, props, ALIBABA_CATALOG);

    const labels = {
      [POOL_LABEL]: name,
      ...(type.gpu === undefined ? {} : { ...cardLabels(gpuSharing), ...DRIVER_LABEL }),
    };
    const pool = new CsKubernetesNodePool(this, "Resource", {
      clusterId: props.clusterId,
      nodePoolName: environmentName(this, settings, [name], NODE_POOL_NAME),
      vswitchIds: [...props.subnetIds],
      securityGroupIds: [props.securityGroupId],
      instanceTypes: [type.name],
      instanceChargeType: "PostPaid",
      imageType: "AliyunLinux3",
      systemDiskCategory: "cloud_essd",
      systemDiskPerformanceLevel: "PL1",
      systemDiskSize: DISK_GIB,
      systemDiskEncrypted: true,
      // Only who sends a token first is told the credentials of the node's role.
      instanceMetadataOptions: { httpTokens: "required" },
      labels: Object.entries(labels).map(([key, value]) => ({ key, value })),
      ...(type.gpu === undefined ? {} : { taints: [CARD_TAINT] }),
      // Nodes that are there already follow a change of labels and taints.
      updateNodes: true,
      scalingConfig: {
        enable: true,
        minSize: minNodes,
        maxSize: maxNodes,
        type: scalingType(type.gpu, gpuSharing),
      },
      management: { enable: true, autoRepair: true, maxUnavailable: 1 },
      // The autoscaler decides, and reading fills in what it decided.
      lifecycle: { ignoreChanges: ["desired_size"] },
    });

    this.poolName = name;
    this.gpuSharing = gpuSharing;
    this.gpu = type.gpu;
    this.placement = placementOn(name, type.gpu);
    this.ready = new DependencyGroup(pool);
  }

  public podResources(request: GpuRequest): Readonly<Record<string, string>> {
    const card = cardOf(this, this.poolName, this.gpu);
    const { poolName, gpuSharing: sharing } = this;
    return ackResources(this, { poolName, card, sharing, request });
  }
}

/** What the autoscaler looks at; without it, nobody makes the first node of a pool whose cards are shared. */
function scalingType(card: GpuCard | undefined, sharing: AckSharing): string {
  if (card === undefined) return "cpu";
  return sharing === "none" ? "gpu" : "gpushare";
}
