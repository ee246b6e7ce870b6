import { runCommand } from "../terraform/run";
import { StackCommands, StackHooks } from "./commands";
import { SynthesizedStack } from "./stacks";
import { TerraformCommands } from "./terraform-commands";

/** With which cdktf, and how. */
export interface CdktfCommandsOptions {
  /** Path of cdktf-cli's JavaScript file. */
  readonly script: string;

  /** Folder with the `cdktf.json` of the program. */
  readonly projectFolder: string;

  /** Folder that the program is synthesized to; the stacks are in it. */
  readonly outFolder: string;

  /** The whole environment of each command. */
  readonly environment: Readonly<Record<string, string>>;

  /** Is given what cdktf prints. */
  readonly raw: (text: string) => void;

  /** Ends what runs at once. */
  readonly kill: AbortSignal;

  /** Folder in which each command records itself. */
  readonly recordIn: string;
}

/** `cdktf deploy` or `cdktf destroy` failed. */
export class CdktfCommandError extends Error {
  public constructor(verb: string, ended: string, said: string) {
    super(`cdktf ${verb} ended with ${ended}\n${said}`);
    this.name = "CdktfCommandError";
  }
}

/** Rehearses through `cdktf deploy` and `cdktf destroy`; the plan in between is Terraform's own. */
export class CdktfCommands implements StackCommands {
  readonly #options: CdktfCommandsOptions;
  readonly #terraform: TerraformCommands;

  public constructor(options: CdktfCommandsOptions, terraform: TerraformCommands) {
    this.#options = options;
    this.#terraform = terraform;
  }

  public async apply(
    stacks: readonly SynthesizedStack[],
    hooks: StackHooks,
    signal: AbortSignal,
  ): Promise<void> {
    stacks.forEach(hooks.started);
    await this.#cdktf("deploy", stacks, hooks, [], signal);
  }

  public plan(stack: SynthesizedStack, signal: AbortSignal) {
    return this.#terraform.plan(stack, signal);
  }

  public unprotect(stack: SynthesizedStack): Promise<void> {
    return this.#terraform.unprotect(stack);
  }

  /** Without a new synthesis, which would bring the protection against being destroyed back. */
  public async destroy(stacks: readonly SynthesizedStack[], hooks: StackHooks): Promise<void> {
    if (stacks.length === 0) return;
    await this.#cdktf("destroy", stacks, hooks, ["--skip-synth"]);
  }

  public state(stack: SynthesizedStack): Promise<readonly string[]> {
    return this.#terraform.state(stack);
  }

  public outputs(stack: SynthesizedStack): Promise<Readonly<Record<string, string>>> {
    return this.#terraform.outputs(stack);
  }

  async #cdktf(
    verb: "deploy" | "destroy",
    stacks: readonly SynthesizedStack[],
    hooks: StackHooks,
    options: readonly string[],
    signal?: AbortSignal,
  ): Promise<void> {
    const { script, projectFolder, outFolder, environment, raw, kill, recordIn } = this.#options;
    const names = stacks.map(({ name }) => name);
    const times = new StackTimes(names);
    const args = [script, verb, ...names, "--auto-approve", "--skip-provider-lock", "--no-color"];
    await hooks.step(undefined, async (detail) => {
      const result = await runCommand(process.execPath, [...args, "--output", outFolder, ...options], {
        folder: projectFolder,
        environment,
        kill,
        recordIn,
        ...(signal === undefined ? {} : { signal }),
        onOutput(text) {
          raw(text);
          const name = times.hear(text);
          if (name !== undefined) detail(name);
        },
      });
      signal?.throwIfAborted();
      if (result.exitCode === 0) return;
      const said = `${result.stdout}\n${result.stderr}`.trim().split("\n").slice(-40).join("\n");
      throw new CdktfCommandError(verb, result.endedBy ?? `exit code ${result.exitCode}`, said);
    });
    for (const stack of stacks) hooks.ended(stack, times.secondsOf(stack.name));
  }
}

/** How long each stack took, seen from outside: cdktf starts each line with the name of its stack. */
class StackTimes {
  readonly #names: readonly string[];
  readonly #seen = new Map<string, { first: number; last: number }>();

  public constructor(names: readonly string[]) {
    this.#names = names;
  }

  /** Notes the stacks that a piece of output is about; the last of them is the result. */
  public hear(text: string): string | undefined {
    const now = performance.now();
    let last: string | undefined;
    for (const line of text.split("\n")) {
      const name = this.#names.find((known) => line.startsWith(`${known} `));
      if (name === undefined) continue;
      this.#seen.set(name, { first: this.#seen.get(name)?.first ?? now, last: now });
      last = name;
    }
    return last;
  }

  /** From its first line, or the end of the stack before it: cdktf prepares all stacks before it works on one. */
  public secondsOf(name: string): number {
    const own = this.#seen.get(name);
    if (own === undefined) return 0;
    const earlier = [...this.#seen.values()].map(({ last }) => last).filter((last) => last < own.last);
    return (own.last - Math.max(own.first, ...earlier)) / 1000;
  }
}
