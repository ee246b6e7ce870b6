import { Command, InvalidArgumentError, Option } from "commander";

/** Formats of a report, known without loading what writes them. */
const FORMATS = ["markdown", "json", "html", "sarif", "junit"] as const;

/** Those that tell of more than findings. */
const DRIFT_FORMATS = ["markdown", "json", "html"] as const;

/** How a command is asked to report. */
export interface ReportOptions<F extends string = (typeof FORMATS)[number]> {
  readonly format: F;

  /** The same as the format `json`. */
  readonly json: boolean;

  /** File to write to; absent when it is to be printed. */
  readonly output?: string;

  /** Characters that a Markdown report may have. */
  readonly budget?: number;
}

/** How a command is asked to report drift. */
export type DriftReportOptions = ReportOptions<(typeof DRIFT_FORMATS)[number]>;

/** Adds `--format`, `--json`, `--output` and `--budget` to a command. */
export function addReportOptions(command: Command): Command {
  return addOptions(command, FORMATS);
}

/** Adds the same to a command that reports drift. */
export function addDriftReportOptions(command: Command): Command {
  return addOptions(command, DRIFT_FORMATS);
}

function addOptions(command: Command, formats: readonly string[]): Command {
  return command
    .addOption(
      new Option("-f, --format <format>", "format of the report").choices(formats).default("markdown"),
    )
    .option("--json", "the same as --format json", false)
    .option("-o, --output <file>", "write the report to a file instead of printing it")
    .option(
      "--budget <characters>",
      "characters that a Markdown report may have (default: 65536)",
      wholeNumber,
    );
}

/** Less has no room for the answers; known without loading what writes them. */
const SMALLEST_BUDGET = 16_384;

function wholeNumber(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text))
    throw new InvalidArgumentError("It must be a whole number of characters.");
  if (Number(text) < SMALLEST_BUDGET)
    throw new InvalidArgumentError(`It must be ${String(SMALLEST_BUDGET)} at least.`);
  return Number(text);
}

/** How a command is told of prices. */
export interface PriceOptions {
  /** Files with prices of the user's own. */
  readonly prices: readonly string[];
}

/** Adds `--prices` to a command. */
export function addPriceOption(command: Command): Command {
  return command.addOption(
    new Option(
      "--prices <file>",
      "your own prices, each with source and date; they go before all others (several times: the last counts)",
    )
      .argParser(several)
      .default([], "those of the environment file, and those that come with sdstack"),
  );
}

/** How a command is told of what may be lost. */
export interface LossOptions {
  /** `ADDRESS=REASON`, or `STACK:ADDRESS=REASON`. */
  readonly allowLoss: readonly string[];
}

/** Adds `--allow-loss` to a command. */
export function addLossOption(command: Command): Command {
  return command.addOption(
    new Option(
      "--allow-loss <address=reason>",
      "let go what holds data, for these plans only; also STACK:ADDRESS=REASON, and several times",
    )
      .argParser(several)
      .default([], "nothing"),
  );
}

/** Each time that an option is given counts. */
export function several(text: string, all: readonly string[]): readonly string[] {
  return [...all, text];
}
