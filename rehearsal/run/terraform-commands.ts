import { join } from "node:path";
import { TerraformBinary } from "../terraform/find";
import { Terraform } from "../terraform/terraform";
import { StackCommands, StackHooks } from "./commands";
import { allowDestroy, unprotectedConfiguration } from "./destroyable";
import { managedAddresses, PlannedChange, plannedChanges, plannedCreations, publicTexts } from "./plan-json";
import { SynthesizedStack } from "./stacks";

/** With which Terraform, and how. */
export interface TerraformCommandsOptions {
  readonly binary: TerraformBinary;

  /** The whole environment of each command. */
  readonly environment: Readonly<Record<string, string>>;

  /** Private folder for plan files. */
  readonly planFolder: string;

  /** Is given what Terraform prints. */
  readonly raw: (text: string) => void;

  /** Ends what runs at once. */
  readonly kill: AbortSignal;

  /** Folder in which each command records itself. */
  readonly recordIn: string;
}

/** Rehearses with Terraform itself: a plan file for each stack, and exactly that plan applied. */
export class TerraformCommands implements StackCommands {
  readonly #options: TerraformCommandsOptions;
  readonly #prepared = new Set<string>();

  /** Configurations as they were first used, without `prevent_destroy`, by stack. */
  readonly #applied = new Map<string, string>();

  public constructor(options: TerraformCommandsOptions) {
    this.#options = options;
  }

  public async apply(
    stacks: readonly SynthesizedStack[],
    hooks: StackHooks,
    signal: AbortSignal,
  ): Promise<void> {
    for (const stack of stacks) {
      signal.throwIfAborted();
      const begun = performance.now();
      await hooks.step(stack.name, async (detail) => {
        let total = 0;
        const terraform = this.#terraform(
          stack,
          signal,
          counting("made", () => total, detail),
        );
        detail("init");
        await this.#prepare(stack, terraform);
        hooks.started(stack);
        detail("plan");
        const planFile = join(this.#options.planFolder, `${stack.name}.tfplan`);
        await terraform.plan({ out: planFile });
        total = plannedCreations(await terraform.showJson(planFile));
        detail(`0 of ${total} made`);
        await terraform.apply({ planFile });
      });
      hooks.ended(stack, secondsSince(begun));
    }
  }

  public async plan(stack: SynthesizedStack, signal: AbortSignal) {
    const terraform = this.#terraform(stack, signal);
    await this.#prepare(stack, terraform);
    const planFile = join(this.#options.planFolder, `${stack.name}.second.tfplan`);
    const { changes } = await terraform.plan({ out: planFile });
    if (!changes) return [];
    const found = plannedChanges(await terraform.showJson(planFile));
    return found.length > 0 ? found : [{ address: stack.name, action: "something the plan does not name" }];
  }

  public async unprotect(stack: SynthesizedStack): Promise<void> {
    allowDestroy(stack);
    if (this.#applied.get(stack.name) === unprotectedConfiguration(stack)) return;
    if ((await this.state(stack)).length === 0) return;
    const terraform = this.#terraform(stack);
    const planFile = join(this.#options.planFolder, `${stack.name}.unprotect.tfplan`);
    await terraform.plan({ out: planFile });
    const changes = plannedChanges(await terraform.showJson(planFile));
    const updates = changes.filter(isUpdate);
    if (updates.length === 0) return;
    const nothingElse = updates.length === changes.length;
    await terraform.apply(
      nothingElse ? { planFile } : { args: updates.map(({ address }) => `-target=${address}`) },
    );
  }

  public async destroy(stacks: readonly SynthesizedStack[], hooks: StackHooks): Promise<void> {
    const failures: unknown[] = [];
    for (const stack of [...stacks].reverse()) {
      hooks.started(stack);
      const begun = performance.now();
      try {
        await hooks.step(stack.name, async (detail) => {
          const total = (await this.state(stack)).length;
          const terraform = this.#terraform(
            stack,
            undefined,
            counting("gone", () => total, detail),
          );
          await this.#prepare(stack, terraform);
          await terraform.destroy();
        });
        hooks.ended(stack, secondsSince(begun));
      } catch (error) {
        failures.push(error);
      }
    }
    if (failures.length === 1) throw failures[0];
    if (failures.length > 1) throw new AggregateError(failures, failures.map(messageOf).join("\n"));
  }

  public async state(stack: SynthesizedStack): Promise<readonly string[]> {
    const terraform = this.#terraform(stack);
    await this.#prepare(stack, terraform);
    return managedAddresses(await terraform.showJson());
  }

  public async outputs(stack: SynthesizedStack): Promise<Readonly<Record<string, string>>> {
    const terraform = this.#terraform(stack);
    await this.#prepare(stack, terraform);
    return publicTexts(await terraform.outputJson());
  }

  /** Runs `init` once for each stack. */
  async #prepare(stack: SynthesizedStack, terraform: Terraform): Promise<void> {
    if (this.#prepared.has(stack.name)) return;
    await terraform.init();
    this.#prepared.add(stack.name);
    this.#applied.set(stack.name, unprotectedConfiguration(stack));
  }

  #terraform(stack: SynthesizedStack, signal?: AbortSignal, onLine?: (line: string) => void): Terraform {
    const { binary, environment, raw, kill, recordIn } = this.#options;
    return new Terraform(binary, {
      folder: stack.folder,
      environment,
      kill,
      recordIn,
      ...(signal === undefined ? {} : { signal }),
      onOutput: (text) => {
        raw(text);
        if (onLine !== undefined) text.split("\n").forEach(onLine);
      },
    });
  }
}

/** Whether a change keeps the resource and alters it: protection is never a reason to replace something. */
const isUpdate = ({ address, action }: PlannedChange): boolean =>
  action === "update" && !address.startsWith("output.");

/** Counts what Terraform says it has made or destroyed, one line for each. */
function counting(word: "made" | "gone", total: () => number, detail: (text: string) => void) {
  const sign = word === "made" ? ": Creation complete after" : ": Destruction complete after";
  let count = 0;
  return (line: string): void => {
    if (!line.includes(sign)) return;
    count += 1;
    detail(`${count} of ${total()} ${word}`);
  };
}

const secondsSince = (begun: number): number => (performance.now() - begun) / 1000;

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
