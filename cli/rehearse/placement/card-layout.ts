import { ShareResources } from "../../../catalog";
import { NodeSpec, PodPlacement } from "../../../rehearsal/cluster/control-plane";
import { CARD_SHARES } from "./card-shares";
import { sliceResource, WHOLE_CARDS } from "./card-slices";
import { amountOf } from "./quantity";

const WHOLE_CARD_PERCENT = 100;

/** What a pod has of the cards of a node. */
export interface CardUser {
  readonly pod: PodPlacement;

  /** Hundredths of one card; 100 and more for whole cards. */
  readonly computePercent: number;

  /** Memory of one card, in GiB; undefined when the pod has the card for itself. */
  readonly memoryGiB?: number;
}

/** A card, or a slice of one that a pod gets whole, and who uses it. */
export interface Card {
  /** Whether it is a slice that the owner of the node has cut. */
  readonly isSlice?: boolean;

  /** Memory that pods can get, in GiB; undefined when cards are not shared. */
  readonly memoryGiB?: number;
  readonly users: readonly CardUser[];
}

/** The cards of a node with their users. */
export interface CardLayout {
  readonly cards: readonly Card[];

  /** Pods whose share fits into what the cards have together, and on none of them. */
  readonly unfit: readonly CardUser[];
}

/**
 * Lays the pods of a node onto its cards, each share on one card, the largest first. Which card a pod really gets is known
 * to nobody before it runs; that there is one for each is what counts.
 */
export function cardsOf(node: NodeSpec, placements: readonly PodPlacement[]): CardLayout {
  const here = placements.filter((placement) => placement.node === node.name);
  const shared = CARD_SHARES.find(({ memory }) => amountOf(node.capacity[memory]) > 0);
  if (shared === undefined) return wholeCards(node, here);
  const count = cardCount(node, shared);
  const users = here
    .map((pod) => ({
      pod,
      computePercent: amountOf(pod.requests[shared.compute]),
      memoryGiB: amountOf(pod.requests[shared.memory]),
    }))
    .filter(({ computePercent, memoryGiB }) => computePercent > 0 || memoryGiB > 0)
    .sort((a, b) => b.computePercent - a.computePercent || b.memoryGiB - a.memoryGiB);
  return lay(users, count, amountOf(node.allocatable[shared.memory]) / count);
}

/** Where only memory is shared, the node says in a label how many cards it has. */
function cardCount({ capacity, labels }: NodeSpec, { compute, cardCountLabel = "" }: ShareResources): number {
  const computePercent = amountOf(capacity[compute]);
  const said = computePercent > 0 ? computePercent / WHOLE_CARD_PERCENT : Number(labels[cardCountLabel] ?? 1);
  return Math.max(1, Math.round(said));
}

function wholeCards(node: NodeSpec, here: readonly PodPlacement[]): CardLayout {
  const slices = sliceResource(node);
  const resource = slices ?? WHOLE_CARDS;
  const isSlice = slices !== undefined;
  const cards = Array.from(
    { length: amountOf(node.allocatable[resource]) },
    (): { isSlice: boolean; users: CardUser[] } => ({ isSlice, users: [] }),
  );
  const unfit: CardUser[] = [];
  for (const pod of here) {
    const wanted = amountOf(pod.requests[resource]);
    const free = cards.filter(({ users }) => users.length === 0).slice(0, wanted);
    const user = { pod, computePercent: WHOLE_CARD_PERCENT };
    if (free.length < wanted) unfit.push(user);
    else for (const card of free) card.users.push(user);
  }
  return { cards, unfit };
}

function lay(users: readonly CardUser[], count: number, memoryGiB: number): CardLayout {
  const cards = Array.from({ length: count }, (): { memoryGiB: number; users: CardUser[] } => ({
    memoryGiB,
    users: [],
  }));
  const unfit: CardUser[] = [];
  for (const user of users) {
    // From one card on, shares are of whole cards.
    const wanted = Math.max(1, Math.floor(user.computePercent / WHOLE_CARD_PERCENT));
    const part = {
      ...user,
      computePercent: user.computePercent / wanted,
      memoryGiB: (user.memoryGiB ?? 0) / wanted,
    };
    const room = cards.filter((card) => hasRoom(card, part)).slice(0, wanted);
    if (room.length < wanted) unfit.push(user);
    else for (const card of room) card.users.push(part);
  }
  return { cards, unfit };
}

function hasRoom({ memoryGiB = 0, users }: Card, user: CardUser): boolean {
  const sum = (of: (user: CardUser) => number): number =>
    [...users, user].reduce((all, one) => all + of(one), 0);
  return (
    sum(({ computePercent }) => computePercent) <= WHOLE_CARD_PERCENT &&
    sum((one) => one.memoryGiB ?? 0) <= memoryGiB + 1e-9
  );
}
