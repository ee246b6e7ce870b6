import { CloudKind } from "../../constructs/contracts/cloud-kind";
import { Environment } from "../environment";
import { readEnvironmentText } from "../environment-file";
import { Problem } from "../problems/problem";
import { budget, hourlyPrices, waivers } from "./steps/amounts";
import { ingress } from "./steps/ingress";
import { refusedKeys, requiredKeys } from "./steps/keys";
import { kubernetesVersion } from "./steps/kubernetes-version";
import { endpoint, network } from "./steps/network";
import { nodePools } from "./steps/node-pools";
import { place } from "./steps/place";
import { ranges } from "./steps/ranges";
import { registry } from "./steps/registry";
import { servedDifferently } from "./steps/served-differently";
import { state } from "./steps/state";
import { workload } from "./steps/workload";
import { TranslationNote, Work } from "./work";

export { nameAfter } from "./steps/place";
export type { TranslationNote } from "./work";

/** What to translate, and to what. */
export interface TranslationRequest {
  /** Text of the environment file; it has no problems. */
  readonly text: string;
  readonly environment: Environment;
  readonly to: CloudKind;

  /** Name of the environment that it becomes. */
  readonly name: string;
}

/** An environment file for another cloud. */
export interface Translation {
  readonly text: string;

  /** What could not be carried or had to be chosen, in the order of the file, with its line in the new text. */
  readonly notes: readonly (TranslationNote & { readonly line: number })[];

  /** What is wrong with the new file, for somebody to put right. */
  readonly problems: readonly Problem[];
}

const STEPS: readonly ((work: Work) => void)[] = [
  ...[
    place,
    network,
    ranges,
    endpoint,
    state,
    kubernetesVersion,
    nodePools,
    registry,
    refusedKeys,
    requiredKeys,
  ],
  ...[workload, ingress, hourlyPrices, budget, waivers, servedDifferently],
];

/** Turns an environment file into one for another cloud. Comments and order stay. */
export function translate({ text, environment, to, name }: TranslationRequest): Translation {
  const work = new Work(text, environment, to, name);
  work.set(["name"], name);
  for (const step of STEPS) step(work);
  const { problems, locate } = readEnvironmentText(work.text, `${name}.yaml`);
  const notes = work.notes.map(({ at, ...note }) => ({ ...note, line: locate(at).line }));
  return { text: work.text, notes: notes.sort((a, b) => a.line - b.line), problems };
}
