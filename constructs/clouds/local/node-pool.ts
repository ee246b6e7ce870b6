import { Construct, DependencyGroup, IDependable } from "constructs";
import {
  CardSlices,
  GpuCard,
  GpuRequest,
  INodePool,
  isWholeGpus,
  NodePoolProps,
  Placement,
} from "../../contracts";
import { ConstructError } from "../../core/construct-error";
import { CARD_TAINT, cardOf, WHOLE_CARD_RESOURCE, wholeCards } from "../whole-cards";

/** Nodes that exist and are found by their labels. Their number is the owner's affair. */
export class ExistingNodes extends Construct implements INodePool {
  public readonly poolName: string;
  public readonly placement: Placement;
  public readonly gpu?: GpuCard;
  public readonly ready: IDependable = new DependencyGroup();

  public constructor(scope: Construct, id: string, props: NodePoolProps) {
    super(scope, id);
    const { name, instanceType, nodeSelector = {}, gpu, gpuSharing = "none" } = props;
    if (instanceType !== undefined) {
      throw new ConstructError(
        this,
        `node pool '${name}': instanceType is for nodes that are made, but these exist, got '${instanceType}'`,
      );
    }
    if (gpuSharing !== "none") {
      throw new ConstructError(
        this,
        `node pool '${name}': gpuSharing must be 'none', because existing nodes give whole cards only, got '${gpuSharing}'`,
      );
    }

    this.poolName = name;
    this.gpu = gpu;
    this.placement = {
      nodeSelector: { ...nodeSelector },
      // Nodes with cards are commonly tainted like this; where they are not, the toleration does nothing.
      tolerations: gpu === undefined ? [] : [{ key: CARD_TAINT.key, effect: CARD_TAINT.effect }],
    };
  }

  public podResources(request: GpuRequest): Readonly<Record<string, string>> {
    const card = cardOf(this, this.poolName, this.gpu);
    if (card.slices !== undefined)
      return { [card.slices.resource]: `${this.slicesFor(request, card.slices)}` };
    if (!isWholeGpus(request)) {
      throw new ConstructError(
        this,
        `pool '${this.poolName}' gives whole cards only: ask for wholeCards, got a share of ${request.memoryGiB} GiB`,
      );
    }
    return { [WHOLE_CARD_RESOURCE]: `${wholeCards(this, this.poolName, card, request)}` };
  }

  /** Device plugins give a container one slice of a card, never several together. */
  private slicesFor(request: GpuRequest, { memoryGiB, computePercent, resource }: CardSlices): 1 {
    if (
      !isWholeGpus(request) &&
      request.memoryGiB === memoryGiB &&
      request.computePercent === computePercent
    ) {
      return 1;
    }
    throw new ConstructError(
      this,
      `pool '${this.poolName}' gives one ${resource} of ${memoryGiB} GiB and ${computePercent} percent of a card, got ${JSON.stringify(request)}`,
    );
  }
}
