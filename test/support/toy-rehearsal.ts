import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { CloudsInProcess, startClouds } from "../../rehearsal/clouds-in-process";
import { AppliedSnapshot } from "../../rehearsal/run/made";
import { RehearsalObserver } from "../../rehearsal/run/observer";
import { rehearse, Rehearsal, RehearsalOutcome } from "../../rehearsal/run/rehearse";
import { ChartUse } from "../../rehearsal/world/charts";
import { readStacks } from "../../rehearsal/run/stacks";
import { TerraformCommands } from "../../rehearsal/run/terraform-commands";
import { TerraformBinary } from "../../rehearsal/terraform/find";
import { noControlPlane } from "./rehearsed-project";
import { temporaryFolder, ToyStack, writeToyApp } from "./toy-app";
import { toyProvider } from "./toy-provider";

/** A rehearsal of toy stacks that a test can look into and interrupt. */
export class ToyRehearsal {
  public readonly folder = temporaryFolder();
  public readonly stop = new AbortController();
  public readonly kill = new AbortController();

  /** Phases and stacks, in the order they began. */
  public readonly steps: string[] = [];
  public made: AppliedSnapshot | undefined;

  /** Releases that seem to be there; the toy clouds have no clusters for them. */
  public charts: readonly ChartUse[] = [];

  /** Called when a step begins; to interrupt it. */
  public onStep: (step: string) => void = () => undefined;

  /** Proves placement, if anything does. */
  public prove: Rehearsal["prove"];

  /** Called when a step says how far it is. */
  public onDetail: (step: string, text: string) => void = () => undefined;

  private constructor(
    private readonly binary: TerraformBinary,
    public readonly clouds: CloudsInProcess,
  ) {}

  public static async start(binary: TerraformBinary): Promise<ToyRehearsal> {
    const clouds = await startClouds({
      controlPlane: noControlPlane,
      providers: (world) => [toyProvider(world)],
      seedNetwork: () => undefined,
    });
    return new ToyRehearsal(binary, clouds);
  }

  public async run(stacks: readonly ToyStack[], keep = false): Promise<RehearsalOutcome> {
    const [out, state, planFolder] = ["out", "state", "plans"].map((name) => join(this.folder.path, name));
    mkdirSync(planFolder!);
    writeToyApp(out!, state!, stacks);
    const environment = { ...this.clouds.environment, PATH: process.env["PATH"] ?? "" };
    const { kill, stop, binary, clouds } = this;
    const raw = (): void => undefined;
    return rehearse({
      environment: "toys",
      stacks: readStacks(out!),
      commands: new TerraformCommands({
        binary,
        environment,
        planFolder: planFolder!,
        recordIn: planFolder!,
        raw,
        kill: kill.signal,
      }),
      terraform: binary,
      cluster: "memory",
      snapshot: async () => ({ ...(await clouds.snapshot()), charts: this.charts }),
      observer: this.observer(),
      onMade: (made) => {
        this.made = made;
      },
      ...(this.prove === undefined ? {} : { prove: this.prove }),
      signals: { stop: stop.signal, kill: kill.signal },
      keep,
    });
  }

  public async end(): Promise<void> {
    await this.clouds.stop();
    this.folder.remove();
  }

  private observer(): RehearsalObserver {
    return {
      step: (phase, stackName, work) => {
        const step = `${phase} ${stackName ?? "all"}`;
        this.steps.push(step);
        this.onStep(step);
        return work((text) => this.onDetail(step, text));
      },
      note: () => undefined,
      raw: () => undefined,
    };
  }
}
