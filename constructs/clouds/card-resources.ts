import { IConstruct } from "constructs";
import { GpuSharingRules } from "../../catalog/gpu-sharing";
import { GpuCard, GpuRequest, GpuShare, GpuSharing, isWholeGpus } from "../contracts";
import { checkShare } from "./card-share";
import { WHOLE_CARD_RESOURCE, wholeCards } from "./whole-cards";

type Resources = Readonly<Record<string, string>>;

/** What a pod asks of the cards of a pool. */
export interface AskedCards {
  readonly poolName: string;

  /** The cards of each node of the pool. */
  readonly card: GpuCard;

  /** How they are shared. */
  readonly sharing: GpuSharing;
  readonly request: GpuRequest;
}

/** The same, and how the cloud gives out cards that are shared. */
export interface CardResourcesProps extends AskedCards {
  /** What shares may be. */
  readonly rules: GpuSharingRules;

  /** What asks for a share. */
  share(request: GpuShare): Resources;

  /** What asks for whole cards where they are shared: the plain device plugin does not offer them there. */
  wholeOfShared(cards: number): Resources;
}

/**
 * What a pod requests on a pool with these cards.
 *
 * @throws ConstructError when the pool cannot give exactly what is asked.
 */
export function cardResources(scope: IConstruct, props: CardResourcesProps): Resources {
  const { poolName, card, sharing, request, rules } = props;
  if (!isWholeGpus(request)) {
    checkShare(scope, poolName, card, sharing, rules, request);
    return props.share(request);
  }
  const cards = wholeCards(scope, poolName, card, request);
  return sharing === "none" ? { [WHOLE_CARD_RESOURCE]: `${cards}` } : props.wholeOfShared(cards);
}
