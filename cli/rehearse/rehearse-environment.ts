import { resolve } from "node:path";
import { tmpdir } from "node:os";
import { Footprint } from "../../rehearsal/run/footprint";
import { portsOf, withMachine } from "./machine";
import { made } from "../../rehearsal/run/made";
import { RehearsalOutcome, rehearse } from "../../rehearsal/run/rehearse";
import { SynthesizedStack } from "../../rehearsal/run/stacks";
import { TerraformBinary } from "../../rehearsal/terraform/find";
import { Context } from "../context";
import { badInput, KnownError } from "../errors/known-error";
import { clustersOf } from "../control-plane";
import { createProgress, Progress } from "../output/progress";
import { ControlPlaneKind, QUICK_PROVES_LESS } from "../quick";
import { ensureTerraform } from "../terraform";
import { cdktfCommands, terraformCommands } from "./commands";
import { Interrupts, listenForInterrupts } from "./interrupts";
import { progressObserver } from "./observer";
import { lastingPlace, passingPlace, Place, refuseWhatIsThere } from "./places";
import { environmentProgram, Program, synthesizedProgram } from "./programs";
import { formatPicture } from "./placement/picture";
import { formatProof, provenIn } from "./placement/prove";
import { formatMade } from "./summary";

/** What to rehearse, and how. */
export interface RehearseRequest {
  /** Name of an environment; only a name for the report when there is an `app`. */
  readonly environment: string;
  readonly configFolder: string;

  /**
   * Folder that any CDKTF program was synthesized to.
   *
   * @default - the environment of this project is rehearsed.
   */
  readonly app?: string | undefined;

  /** Whether what was made stays, in the clouds in the background. */
  readonly keep: boolean;

  /** What the clusters are. */
  readonly controlPlane: ControlPlaneKind;

  /** Whether to apply and destroy through cdktf's command line. */
  readonly cdktf: boolean;
  readonly debug: boolean;
}

/** How a rehearsal ended, and where. */
export interface Rehearsed {
  readonly outcome: RehearsalOutcome;
  readonly interrupts: Interrupts;
  readonly place: Place;
}

/**
 * Rehearses one environment of the configuration, or a program that was synthesized elsewhere.
 *
 * @throws what its parts throw before anything can be made; afterwards everything is in the outcome.
 */
export async function rehearseEnvironment(context: Context, request: RehearseRequest): Promise<Rehearsed> {
  const { environment: name, keep, debug } = request;
  const { colors } = context.terminal;
  const progress = createProgress(context.terminal, debug);
  const program = programOf(context, request);
  const interrupts = listenForInterrupts(context, progress.note);
  try {
    const binary = await ensureTerraform(context, progress, interrupts.signals.stop);
    progress.note(`${colors.bold(name)} with ${binary.name} ${binary.version}`);
    const place = await placeFor(context, request, progress, interrupts.signals.stop);
    if (request.controlPlane === "memory") progress.note(colors.yellow(QUICK_PROVES_LESS));
    const footprint = new Footprint(tmpdir());
    let outcome: RehearsalOutcome;
    try {
      await place.clouds.seed(program.seed);
      const stacks = await progress.step("synthesize", async () => program.write(place.folders));
      if (keep) refuseWhatIsThere(stacks, place.folders.state);
      const surroundings = { binary, place, progress, interrupts, program, stacks, footprint };
      outcome = await run(context, request, surroundings);
      await footprint.take([]);
    } finally {
      await place.leave();
    }
    return { outcome: withMachine(outcome, await footprint.left()), interrupts, place };
  } catch (error) {
    if (!interrupts.signals.stop.aborted) throw error;
    throw new KnownError("interrupted before anything was made", interrupts.exitCode(), { cause: error });
  } finally {
    interrupts.release();
  }
}

async function placeFor(
  context: Context,
  { environment, keep, controlPlane }: RehearseRequest,
  progress: Progress,
  signal: AbortSignal,
): Promise<Place> {
  if (keep) return lastingPlace(context, environment, { controlPlane, progress, signal });
  return passingPlace(await clustersOf(controlPlane, context, progress, signal, true));
}

function programOf(context: Context, { environment, configFolder, app, cdktf }: RehearseRequest): Program {
  if (app === undefined) return environmentProgram(context, configFolder, environment);
  if (cdktf) throw badInput("--app and --cdktf exclude each other: cdktf would synthesize the program anew");
  return synthesizedProgram(resolve(context.folder, app));
}

interface Surroundings {
  readonly binary: TerraformBinary;
  readonly place: Place;
  readonly progress: Progress;
  readonly interrupts: Interrupts;
  readonly program: Program;
  readonly stacks: readonly SynthesizedStack[];
  readonly footprint: Footprint;
}

function run(
  context: Context,
  { environment, configFolder, keep, cdktf, controlPlane }: RehearseRequest,
  { binary, place, progress, interrupts, program, stacks, footprint }: Surroundings,
): Promise<RehearsalOutcome> {
  const { raw } = progress;
  const { signals } = interrupts;
  const { writeUnprotected, spareNodes } = program;
  const make = cdktf ? cdktfCommands : terraformCommands;
  const absolute = resolve(context.folder, configFolder);
  return rehearse({
    environment,
    stacks,
    commands: make({ context, environment, configFolder: absolute, place, binary, raw, kill: signals.kill }),
    terraform: binary,
    cluster: controlPlane === "memory" ? "memory" : "real",
    snapshot: () => place.clouds.snapshot(),
    observer: progressObserver(progress),
    onMade: async (snapshot) => {
      // What is kept runs elsewhere and stays.
      await footprint.take(keep ? [] : portsOf(snapshot));
      const { out, colors } = context.terminal;
      out(
        `\n${formatPicture("as applied", snapshot.clusters, colors)}${formatMade(made(snapshot), colors)}\n`,
      );
    },
    prove: (lookOnly, signal) =>
      provenIn({ clouds: place.clouds, spareNodes, words: program.words }, lookOnly, signal),
    onProven: (proof, lookOnly) => {
      const picture = formatProof(proof, lookOnly, context.terminal.colors);
      if (picture !== "") context.terminal.out(`\n${picture}\n`);
    },
    ...(writeUnprotected === undefined ? {} : { withoutProtection: () => writeUnprotected(place.folders) }),
    signals,
    keep,
  });
}
