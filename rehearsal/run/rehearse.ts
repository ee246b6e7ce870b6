import { TerraformBinary } from "../terraform/find";
import { ChartReport, chartReports } from "./chart-report";
import { StackCommands, StackHooks } from "./commands";
import { describeLeftovers, leftovers, Leftovers } from "./leftovers";
import { PlacementProof } from "../placement/proof";
import { AppliedSnapshot } from "./made";
import { RehearsalObserver, StackPhase } from "./observer";
import { RehearsalReport } from "./report";
import { EndSignals, KilledError, untilKilled } from "./signals";
import { Snapshot } from "./snapshot";
import { StackRecords } from "./stack-records";
import { PhaseClock } from "./phase-clock";
import { settledLeftovers } from "./settled-leftovers";
import { slowestCalls } from "./slowest-calls";
import { SynthesizedStack } from "./stacks";

/** What to rehearse, and with what. */
export interface Rehearsal {
  /** Name of the environment, for the report. */
  readonly environment: string;

  /** The stacks in the order of their application. */
  readonly stacks: readonly SynthesizedStack[];
  readonly commands: StackCommands;
  readonly terraform: TerraformBinary;

  /** What the clusters are, for the report. */
  readonly cluster: RehearsalReport["cluster"];

  /** Looks at everything the simulated clouds hold. */
  readonly snapshot: () => Promise<Snapshot>;
  readonly observer: RehearsalObserver;

  /** Is shown what was made, before it is destroyed. */
  readonly onMade: (made: AppliedSnapshot) => void | Promise<void>;
  readonly signals: EndSignals;

  /**
   * Proves that what was applied can be placed, or only looks at what there is when something went wrong.
   *
   * @default - that is not proven.
   */
  readonly prove?: (lookOnly: boolean, signal: AbortSignal) => Promise<Proven>;

  /**
   * Is shown what was proven.
   *
   * @default - nobody looks at it.
   */
  readonly onProven?: (proof: PlacementProof, lookOnly: boolean) => void;

  /**
   * Replaces the synthesized program by the same one without protection against being destroyed. Everything is
   * applied and planned with the protection that users get; only then it is lifted, as users would have to.
   *
   * @default - there is none but `prevent_destroy`, which is removed from the configuration.
   */
  readonly withoutProtection?: () => void;

  /** Whether to leave everything as it is at the end. */
  readonly keep: boolean;
}

/** What a proof of placement came to. */
export interface Proven {
  readonly proof: PlacementProof;

  /** What cannot be placed, updated or drained, in words. */
  readonly problems: readonly string[];
}

/** What remains of a stack. */
export interface Remains {
  readonly stack: SynthesizedStack;

  /** Addresses of the resources in its state. */
  readonly addresses: readonly string[];
}

/** How a rehearsal ended. */
export interface RehearsalOutcome {
  readonly report: RehearsalReport;

  /** Everything that is not as it should be, in words. */
  readonly problems: readonly string[];

  /** What the states still hold, by stack; nothing unless it was kept, or could not be destroyed. */
  readonly remains: readonly Remains[];

  /** What is there that was not there before. */
  readonly left: Leftovers;

  /** Whether a signal ended it: gently, or at once. */
  readonly interrupted: "no" | "stopped" | "killed";
}

/**
 * Applies the stacks in order, plans each again and requires that to be empty, destroys them in the opposite
 * order and requires that nothing is left. What was made is destroyed also after a failure or an interruption,
 * unless it is to be kept. Never throws for what happens to the stacks: that is in the outcome.
 */
export async function rehearse(rehearsal: Rehearsal): Promise<RehearsalOutcome> {
  return new Run(rehearsal).toTheEnd();
}

class Run {
  readonly #rehearsal: Rehearsal;
  readonly #records: StackRecords;
  readonly #clock = new PhaseClock();
  readonly #problems: string[] = [];
  #charts: readonly ChartReport[] = [];
  #placement: PlacementProof | null = null;
  #interrupted: RehearsalOutcome["interrupted"] = "no";

  public constructor(rehearsal: Rehearsal) {
    this.#rehearsal = { ...rehearsal, observer: this.#clock.timed(rehearsal.observer) };
    this.#records = new StackRecords(rehearsal.stacks);
  }

  public async toTheEnd(): Promise<RehearsalOutcome> {
    const { snapshot, signals, keep } = this.#rehearsal;
    const before = await snapshot();
    try {
      await untilKilled(signals.kill, this.#forth());
      if (!keep) await untilKilled(signals.kill, this.#back());
    } catch (error) {
      if (!(error instanceof KilledError)) throw error;
      this.#interrupted = "killed";
    }
    let last = before;
    const look = async (): Promise<Snapshot> => (last = await snapshot());
    const left =
      keep || this.#interrupted === "killed"
        ? leftovers(before, await look())
        : await settledLeftovers(before, look);
    const remains = await this.#remains();
    if (!keep && this.#interrupted !== "killed") {
      this.#problems.push(...describeLeftovers(left).map((line) => `left behind: ${line}`));
    }
    return {
      report: this.#report(left, last),
      problems: this.#problems,
      remains,
      left,
      interrupted: this.#interrupted,
    };
  }

  /** Applies and plans again; what goes wrong is noted. */
  async #forth(): Promise<void> {
    const { commands, stacks, signals, snapshot, onMade } = this.#rehearsal;
    try {
      await commands.apply(stacks, this.#hooks("apply"), signals.stop);
      await this.#countCreated();
      for (const stack of stacks) await this.#planAgain(stack);
      const made = await snapshot();
      this.#charts = chartReports(made.charts);
      await onMade({ ...made, addresses: await this.#addresses() });
      await this.#prove();
    } catch (error) {
      if (signals.stop.aborted) this.#interrupted = "stopped";
      else this.#problems.push(messageOf(error));
      await this.#countCreated();
      await this.#lookAround();
      this.#charts = chartReports((await snapshot()).charts);
    }
  }

  async #prove(lookOnly = false): Promise<void> {
    const { observer, signals, prove, onProven } = this.#rehearsal;
    if (prove === undefined) return;
    const { proof, problems } = await observer.step("prove", undefined, () => prove(lookOnly, signals.stop));
    this.#placement = proof;
    onProven?.(proof, lookOnly);
    this.#problems.push(...problems);
  }

  /** Pods that are refused or have no place may be why something went wrong: that is said in better words. */
  async #lookAround(): Promise<void> {
    const { signals } = this.#rehearsal;
    if (signals.stop.aborted || signals.kill.aborted || this.#placement !== null) return;
    try {
      await this.#prove(true);
    } catch (error) {
      if (signals.stop.aborted) this.#interrupted = "stopped";
      else this.#problems.push(`what is in the clusters cannot be looked at: ${messageOf(error)}`);
    }
  }

  async #addresses(): Promise<readonly string[]> {
    const { commands, stacks } = this.#rehearsal;
    const found: string[] = [];
    for (const stack of stacks) {
      const { address } = await commands.outputs(stack);
      if (address !== undefined && address !== "") found.push(address);
    }
    return found;
  }

  async #planAgain(stack: SynthesizedStack): Promise<void> {
    const { commands, observer, signals } = this.#rehearsal;
    const begun = performance.now();
    const changes = await observer.step("plan", stack.name, () => commands.plan(stack, signals.stop));
    this.#records.planned(stack.name, changes.length, (performance.now() - begun) / 1000);
    this.#problems.push(
      ...changes.map(
        ({ address, action }) => `${stack.name}: a second plan still wants: ${action} ${address}`,
      ),
    );
  }

  /** Destroys what was begun. A gentle stop changes nothing here: this is what it asks for. */
  async #back(): Promise<void> {
    const { commands, stacks, signals, withoutProtection } = this.#rehearsal;
    const begun = stacks.filter(({ name }) => this.#records.wasStarted(name));
    try {
      withoutProtection?.();
      for (const stack of begun) await this.#unprotect(stack);
      await commands.destroy(begun, this.#hooks("destroy"));
    } catch (error) {
      if (signals.kill.aborted) throw error instanceof KilledError ? error : new KilledError();
      this.#problems.push(messageOf(error));
    }
    if (signals.stop.aborted) this.#interrupted = "stopped";
  }

  /** What still refuses to go will say so when it is destroyed. */
  async #unprotect(stack: SynthesizedStack): Promise<void> {
    const { commands, observer, signals } = this.#rehearsal;
    try {
      await observer.step("unprotect", stack.name, () => commands.unprotect(stack));
    } catch (error) {
      if (signals.kill.aborted) throw error;
      this.#problems.push(`${stack.name}: its protection cannot be lifted: ${messageOf(error)}`);
    }
  }

  #hooks(phase: StackPhase): StackHooks {
    const { observer } = this.#rehearsal;
    const { started, applied, destroyed } = this.#records;
    const ended = phase === "apply" ? applied : destroyed;
    return {
      started: ({ name }) => started(name),
      ended: ({ name }, seconds) => ended(name, seconds),
      step: (stackName, work) => observer.step(phase, stackName, work),
    };
  }

  /** Counts from the state, so that a failed apply counts what it made. */
  async #countCreated(): Promise<void> {
    const { commands, stacks, signals } = this.#rehearsal;
    if (signals.kill.aborted) return;
    for (const stack of stacks) {
      if (!this.#records.wasStarted(stack.name)) continue;
      try {
        this.#records.created(stack.name, (await commands.state(stack)).length);
      } catch (error) {
        this.#problems.push(`${stack.name}: its state cannot be read: ${messageOf(error)}`);
      }
    }
  }

  /** What the states still hold. */
  async #remains(): Promise<readonly Remains[]> {
    const { commands, stacks, signals } = this.#rehearsal;
    const remains: Remains[] = [];
    if (signals.kill.aborted) return remains;
    for (const stack of stacks) {
      if (!this.#records.wasStarted(stack.name)) continue;
      const addresses = await commands.state(stack).catch(() => []);
      if (addresses.length > 0) remains.push({ stack, addresses });
    }
    return remains;
  }

  #report(left: Leftovers, { ledger }: Snapshot): RehearsalReport {
    const { environment, cluster, terraform } = this.#rehearsal;
    return {
      ok: this.#problems.length === 0 && this.#interrupted === "no",
      environment,
      cluster,
      terraform: { name: terraform.name, version: terraform.version },
      stacks: this.#records.reports(),
      phaseSeconds: this.#clock.seconds(),
      slowestCalls: slowestCalls(ledger),
      charts: this.#charts,
      placement: this.#placement,
      leftovers: { cloud: left.cloud.length, kubernetes: left.kubernetes.length, machine: 0 },
    };
  }
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
