import { join, resolve } from "node:path";
import { loadEnvironments } from "../../config";
import { made } from "../../rehearsal/run/made";
import { RehearsalOutcome, rehearse } from "../../rehearsal/run/rehearse";
import { readStacks } from "../../rehearsal/run/stacks";
import { TerraformBinary } from "../../rehearsal/terraform/find";
import { SynthesisRequest, synthesize } from "../../synth/synthesize";
import { Context } from "../context";
import { createProgress, Progress } from "../output/progress";
import { seedFor } from "../seeds";
import { ensureTerraform } from "../terraform";
import { cdktfCommands, terraformCommands } from "./commands";
import { Interrupts, listenForInterrupts } from "./interrupts";
import { progressObserver } from "./observer";
import { lastingPlace, passingPlace, Place } from "./places";
import { formatMade } from "./summary";

/** What to rehearse, and how. */
export interface RehearseRequest {
  readonly environment: string;
  readonly configFolder: string;

  /** Whether what was made stays, in the clouds in the background. */
  readonly keep: boolean;

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
 * Rehearses one environment of the configuration.
 *
 * @throws what its parts throw before anything can be made; afterwards everything is in the outcome.
 */
export async function rehearseEnvironment(context: Context, request: RehearseRequest): Promise<Rehearsed> {
  const { environment: name, keep, debug } = request;
  const configFolder = resolve(context.folder, request.configFolder);
  const { terminal } = context;
  const progress = createProgress(terminal, debug);
  const [environment] = loadEnvironments(request.configFolder, [name]);
  if (environment === undefined) throw new Error(`environment ${name} was not loaded`);
  const interrupts = listenForInterrupts(context, progress.note);
  try {
    const binary = await ensureTerraform(context, progress, interrupts.signals.stop);
    progress.note(`${terminal.colors.bold(name)} with ${binary.name} ${binary.version}`);
    const place = keep ? await lastingPlace(context, name) : await passingPlace();
    try {
      await place.clouds.seed(seedFor(environment));
      const synthesis: SynthesisRequest = {
        configFolder,
        names: [name],
        outFolder: place.folders.program,
        stateFolder: place.folders.state,
        schemaFolder: join(context.packageFolder, "schemas"),
      };
      await progress.step("synthesize", async () => {
        synthesize(synthesis);
      });
      const surroundings = { binary, place, progress, interrupts, synthesis };
      const outcome = await run(context, { ...request, configFolder }, surroundings);
      return { outcome, interrupts, place };
    } finally {
      await place.leave();
    }
  } finally {
    interrupts.release();
  }
}

interface Surroundings {
  readonly binary: TerraformBinary;
  readonly place: Place;
  readonly progress: Progress;
  readonly interrupts: Interrupts;
  readonly synthesis: SynthesisRequest;
}

function run(
  context: Context,
  { environment, configFolder, keep, cdktf }: RehearseRequest,
  { binary, place, progress, interrupts, synthesis }: Surroundings,
): Promise<RehearsalOutcome> {
  const { raw } = progress;
  const { kill } = interrupts.signals;
  const make = cdktf ? cdktfCommands : terraformCommands;
  return rehearse({
    environment,
    stacks: readStacks(place.folders.program),
    commands: make({ context, environment, configFolder, place, binary, raw, kill }),
    terraform: binary,
    snapshot: () => place.clouds.snapshot(),
    observer: progressObserver(progress),
    onMade: (snapshot) => context.terminal.out(`${formatMade(made(snapshot), context.terminal.colors)}\n`),
    withoutProtection: () => void synthesize({ ...synthesis, allowDestroy: true }),
    signals: interrupts.signals,
    keep,
  });
}
