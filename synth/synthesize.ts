import { mkdirSync } from "node:fs";
import { App } from "cdktf";
import { loadEnvironments } from "../config";
import { Environment } from "../config/environment";
import { defineStacks } from "../stacks";
import { checkConfiguredState } from "./check-configured-state";
import { checkRules } from "./check-rules";
import { checkSynthesized, loadSchemaIndex } from "./check-synthesized";
import { discard, freshFolderFor, publish } from "./publish";

/** What to synthesize, and where to. */
export interface SynthesisRequest {
  /** Folder with the environment files. */
  readonly configFolder: string;

  /**
   * Names of the environments. A broken file of another one does no harm then.
   *
   * @default - all that are in the folder.
   */
  readonly names?: readonly string[] | undefined;

  /** Folder to write to, usually `cdktf.out`. */
  readonly outFolder: string;

  /**
   * Absolute path of a private folder for the states; it is made when it is not there.
   *
   * @default - the states are where the environment files say.
   */
  readonly stateFolder?: string | undefined;

  /**
   * Whether folders of stacks that are not synthesized now stay in `outFolder`: the command line of cdktf lists them before, and
   * removes them itself.
   *
   * @default false - they go.
   */
  readonly keepOtherStacks?: boolean;

  /** Folder with the providers' schemas. */
  readonly schemaFolder: string;

  /**
   * Whether stateful things may be destroyed although the environment files retain them.
   *
   * @default false - the environment files decide.
   */
  readonly allowDestroy?: boolean;

  /**
   * The day on which waivers must still count, such as `2026-12-31`.
   *
   * @default - the day it is, by UTC.
   */
  readonly today?: string | undefined;
}

/** What was synthesized. */
export interface Synthesis {
  readonly environments: readonly Environment[];

  /** Names of the stacks, in the order they were defined. */
  readonly stackNames: readonly string[];
}

/**
 * Synthesizes environments together. Only a program that is complete and right replaces the one before it:
 * whatever fails, the folder stays as it was.
 *
 * @throws ConfigError for wrong environment files, ConstructError for what a construct refuses, SchemaCheckError for what
 * a provider would refuse, RuleError for what a rule of the review blocks.
 */
export function synthesize(request: SynthesisRequest): Synthesis {
  const { configFolder, names, outFolder, stateFolder, schemaFolder, allowDestroy } = request;
  const environments = loadEnvironments(configFolder, names);
  const fresh = freshFolderFor(outFolder);
  try {
    const app = new App({ outdir: fresh });
    const programs = environments.map((environment) => {
      const { foundation, platform, diffusion } = defineStacks(app, environment, {
        stateFolder,
        allowDestroy,
      });
      return { environment, stackNames: [foundation, platform, diffusion].map(({ node }) => node.id) };
    });
    const stackNames = programs.flatMap((program) => program.stackNames);
    app.synth();
    const index = loadSchemaIndex(schemaFolder);
    checkSynthesized(fresh, stackNames, index);
    if (stateFolder !== undefined) checkConfiguredState(environments, index);
    checkRules(fresh, programs, request.today ?? new Date().toISOString().slice(0, 10));
    if (stateFolder !== undefined) mkdirSync(stateFolder, { recursive: true, mode: 0o700 });
    publish(fresh, outFolder, request.keepOtherStacks);
    return { environments, stackNames };
  } finally {
    discard(fresh, outFolder);
  }
}
