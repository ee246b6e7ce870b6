import { PlacementProof } from "../../../rehearsal/placement/proof";
import { Proven } from "../../../rehearsal/run/rehearse";
import { PlacementView } from "../../../rehearsal/run/snapshot";
import { SeedNode } from "../../../rehearsal/seed";
import { SimulatedClouds } from "../../../rehearsal/simulated-clouds";
import { Colors } from "../../output/terminal";
import { cardsOf } from "./card-layout";
import { ConfigWords } from "./config-words";
import { explainFindings } from "./explain";
import { formatPicture } from "./picture";

/** What is proven, and in whose words it is told. */
export interface ProofSurroundings {
  readonly clouds: SimulatedClouds;

  /** Nodes that may join the standing cluster. */
  readonly spareNodes: readonly SeedNode[];

  /** The environment file behind it; undefined when a program of somebody else is rehearsed. */
  readonly words: ConfigWords | undefined;
}

/** Has the simulated clouds prove placement, and says what was found in the words of the environment file. */
export async function provenIn(
  { clouds, spareNodes, words }: ProofSurroundings,
  lookOnly: boolean,
  signal: AbortSignal,
): Promise<Proven> {
  const proof = await clouds.prove({ lookOnly, spareNodes: [...spareNodes] }, signal);
  const unfit = [...new Set([...proof.applied, ...proof.maximum].flatMap(unfitShares))];
  return { proof, problems: [...explainFindings(proof, words), ...unfit] };
}

/**
 * Pictures of what was proven: every workload at its maximum where that is more than what was applied, or what there is
 * after something went wrong.
 */
export function formatProof(
  { applied, maximum, workloads }: PlacementProof,
  lookOnly: boolean,
  colors: Colors,
): string {
  if (lookOnly) return formatPicture("as it is", applied, colors);
  const grows = workloads.some((workload) => workload.maximum > workload.replicas);
  return grows ? formatPicture("at the maximum", maximum, colors) : "";
}

/** The scheduler adds up what cards of a node have together; a share is always of one card. */
function unfitShares({ nodes, placements }: PlacementView): readonly string[] {
  return nodes.flatMap((node) => {
    const { cards, unfit } = cardsOf(node, placements);
    if (unfit.length === 0) return [];
    const pods = unfit.map(({ pod }) => `${pod.namespace}/${pod.name}`).join(", ");
    return [
      `node ${node.name}: what ${pods} ask for is free on its ${cards.length} cards together, and on none of them by itself`,
    ];
  });
}
