import { join, resolve } from "node:path";
import { loadEnvironments, readEnvironments } from "../../config";
import { namedKubeconfigs } from "../../rehearsal/run/named-kubeconfigs";
import { copyWithPrivateState } from "../../rehearsal/run/private-copy";
import { readStacks, SynthesizedStack } from "../../rehearsal/run/stacks";
import { NO_SEED, Seed, SeedNode } from "../../rehearsal/seed";
import { SynthesisRequest, synthesize } from "../../synth/synthesize";
import { Context } from "../context";
import { seedFor, spareNodesFor } from "../seeds";
import { ConfigWords } from "./placement/config-words";
import { WorkFolder } from "./work-folder";

/** A program that can be rehearsed. */
export interface Program {
  /** What it expects to be there before any Terraform runs. */
  readonly seed: Seed;

  /** Nodes that may join a cluster that it does not make, when pods need them. */
  readonly spareNodes: readonly SeedNode[];

  /**
   * The environment file that it is made from.
   *
   * @default - it is a program of somebody else.
   */
  readonly words?: ConfigWords;

  /** Writes its stacks, with their states in the private folder, and gives them in the order of their application. */
  write(folders: WorkFolder): readonly SynthesizedStack[];

  /** Writes them again without protection against being destroyed; absent when only `prevent_destroy` is known. */
  readonly writeUnprotected?: (folders: WorkFolder) => void;
}

/**
 * An environment of this project.
 *
 * @throws ConfigError when there is none of that name, or its file is wrong.
 */
export function environmentProgram(context: Context, configFolder: string, name: string): Program {
  const [environment] = loadEnvironments(configFolder, [name]);
  const [file] = readEnvironments(configFolder, [name]);
  if (environment === undefined || file === undefined) throw new Error(`environment ${name} was not loaded`);
  const requestFor = ({ program, state }: WorkFolder): SynthesisRequest => ({
    configFolder: resolve(context.folder, configFolder),
    names: [name],
    outFolder: program,
    stateFolder: state,
    schemaFolder: join(context.packageFolder, "schemas"),
  });
  return {
    seed: seedFor(environment),
    spareNodes: spareNodesFor(environment),
    words: new ConfigWords(file, environment),
    write(folders) {
      synthesize(requestFor(folders));
      return readStacks(folders.program);
    },
    writeUnprotected: (folders) => void synthesize({ ...requestFor(folders), allowDestroy: true }),
  };
}

/**
 * What any CDKTF program has synthesized. It is copied, so that neither it nor its backend is touched.
 *
 * @param outFolder usually `cdktf.out`; absolute.
 * @throws UnusableAppError when the folder is none.
 */
export function synthesizedProgram(outFolder: string): Program {
  const stacks = readStacks(outFolder);
  const seed = { ...NO_SEED, kubeconfigs: namedKubeconfigs(stacks) };
  return { seed, spareNodes: [], write: (folders) => copyWithPrivateState(stacks, folders) };
}
