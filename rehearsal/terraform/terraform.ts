import { TerraformBinary } from "./find";
import { CommandOptions, CommandResult, runCommand } from "./run";

/** A Terraform command ended with an error; what it printed as its result is quoted only where it told nothing else. */
export class TerraformCommandError extends Error {
  /** The command's arguments. */
  public readonly args: readonly string[];
  public readonly result: CommandResult;

  public constructor(binary: TerraformBinary, args: readonly string[], result: CommandResult) {
    const ended = result.timedOut
      ? "took too long"
      : `ended with ${result.endedBy ?? `exit code ${result.exitCode}`}`;
    super(`${binary.name} ${args.join(" ")} ${ended}\n${result.stderr.trim() || result.stdout.trim()}`);
    this.name = "TerraformCommandError";
    this.args = args;
    this.result = result;
  }
}

/** What a plan found. */
export interface PlanOutcome {
  /** Whether it would change something, outputs included. */
  readonly changes: boolean;
  readonly result: CommandResult;
}

/** What a plan may be asked for. */
export interface PlanOptions {
  /** File to write the plan to. @default none is written */
  readonly out?: string;

  /** Whether to plan the destruction of everything. @default false */
  readonly destroy?: boolean;

  /** Whether to only compare the state with what is there. @default false */
  readonly refreshOnly?: boolean;

  /** Further arguments. @default none */
  readonly args?: readonly string[];
}

/** What an apply or a destroy may be asked for. */
export interface ApplyOptions {
  /** Plan file to apply. @default plans afresh and applies without asking */
  readonly planFile?: string;

  /** How many resources at a time. @default Terraform's own, 10 */
  readonly parallelism?: number;

  /** Further arguments. @default none */
  readonly args?: readonly string[];
}

/** Terraform in one folder. Every method throws TerraformCommandError when the command fails. */
export class Terraform {
  readonly #binary: TerraformBinary;
  readonly #options: CommandOptions;

  public constructor(binary: TerraformBinary, options: CommandOptions) {
    this.#binary = binary;
    this.#options = options;
  }

  /** Runs any command and returns how it ended, also when it failed. */
  public async run(args: readonly string[], more: Partial<CommandOptions> = {}): Promise<CommandResult> {
    return runCommand(this.#binary.path, args, { ...this.#options, ...more });
  }

  /** Prepares the folder. */
  public async init(args: readonly string[] = []): Promise<CommandResult> {
    return this.#check(["init", "-input=false", "-no-color", ...args]);
  }

  /** Checks the configuration. */
  public async validate(): Promise<CommandResult> {
    return this.#check(["validate", "-no-color"]);
  }

  /** Plans, and says whether there is anything to do. */
  public async plan(options: PlanOptions = {}): Promise<PlanOutcome> {
    const { out, destroy = false, refreshOnly = false, args = [] } = options;
    const command = [
      "plan",
      "-input=false",
      "-no-color",
      "-detailed-exitcode",
      ...(out === undefined ? [] : [`-out=${out}`]),
      ...(destroy ? ["-destroy"] : []),
      ...(refreshOnly ? ["-refresh-only"] : []),
      ...args,
    ];
    const result = await this.#check(command, [0, 2]);
    return { changes: result.exitCode === 2, result };
  }

  /** Applies a plan file, or plans and applies. */
  public async apply(options: ApplyOptions = {}): Promise<CommandResult> {
    const { planFile } = options;
    return this.#check([
      "apply",
      "-input=false",
      "-no-color",
      ...(planFile === undefined ? ["-auto-approve"] : []),
      ...common(options),
      ...(planFile === undefined ? [] : [planFile]),
    ]);
  }

  /** Destroys everything in the state. */
  public async destroy(options: Omit<ApplyOptions, "planFile"> = {}): Promise<CommandResult> {
    return this.#check(["destroy", "-input=false", "-no-color", "-auto-approve", ...common(options)]);
  }

  /** The state, or a plan file, as Terraform shows it in JSON: with every secret, so nobody else is given it. */
  public async showJson(planFile?: string): Promise<unknown> {
    return this.#secretJson(["show", "-json", ...(planFile === undefined ? [] : [planFile])]);
  }

  /** As `showJson`, as it was printed: to be read by who masks it. */
  public async showText(planFile: string): Promise<string> {
    return this.#secretText(["show", "-json", "-no-color", planFile]);
  }

  /** The state with every secret, so nobody else is given it; an empty text when there is none. */
  public async statePull(): Promise<string> {
    return this.#secretText(["state", "pull"]);
  }

  /** The outputs by name, secret ones included, as Terraform prints them in JSON; nobody else is given them. */
  public async outputJson(): Promise<unknown> {
    return this.#secretJson(["output", "-json"]);
  }

  /** Addresses of what is in the state; none when there is no state yet. */
  public async stateList(): Promise<readonly string[]> {
    const args = ["state", "list"];
    const result = await this.run(args, { onOutput: tellNobody });
    if (result.exitCode !== 0 && result.stderr.includes("No state file was found")) return [];
    if (result.exitCode !== 0) throw new TerraformCommandError(this.#binary, args, withoutStdout(result));
    return result.stdout.split("\n").filter((line) => line !== "");
  }

  /** Runs a command whose result holds secrets: it goes to the caller only, and into no error. */
  async #secretJson(args: readonly string[]): Promise<unknown> {
    const text = await this.#secretText(args);
    try {
      const json: unknown = JSON.parse(text);
      return json;
    } catch {
      // The parser's own message quotes what it read.
      throw new Error(`${this.#binary.name} ${args.join(" ")} printed something that is no JSON`);
    }
  }

  async #secretText(args: readonly string[]): Promise<string> {
    const result = await this.run(args, { onOutput: tellNobody });
    if (result.exitCode !== 0) throw new TerraformCommandError(this.#binary, args, withoutStdout(result));
    return result.stdout;
  }

  async #check(args: readonly string[], accepted: readonly number[] = [0]): Promise<CommandResult> {
    const result = await this.run(args);
    if (result.exitCode === null || !accepted.includes(result.exitCode)) {
      throw new TerraformCommandError(this.#binary, args, result);
    }
    return result;
  }
}

const tellNobody = (): void => undefined;

const withoutStdout = (result: CommandResult): CommandResult => ({ ...result, stdout: "" });

function common(options: ApplyOptions): readonly string[] {
  const { parallelism, args = [] } = options;
  return [...(parallelism === undefined ? [] : [`-parallelism=${parallelism}`]), ...args];
}
