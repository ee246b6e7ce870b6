import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { basename, dirname, resolve } from "node:path";
import { Command, Option } from "commander";
import { CLOUD_KINDS, CloudKind } from "../../constructs/contracts/cloud-kind";
import { Context } from "../context";
import { endWith } from "../ending";
import { badInput } from "../errors/known-error";
import { EXIT, exitCodeHelp } from "../exit-codes";
import { globalOptions } from "../options";
import { formatJson } from "../output/json";

interface Options {
  readonly to: CloudKind;
  readonly name?: string;
  readonly output?: string;
  readonly json: boolean;
}

/** `sdstack translate` */
export function translateCommand(context: Context): Command {
  const { out, err, colors } = context.terminal;
  return new Command("translate")
    .description("turn an environment file into one for another cloud; comments and order stay")
    .argument("<environment>", "name of an environment")
    .addOption(
      new Option("--to <cloud>", "cloud to translate it to").choices(CLOUD_KINDS).makeOptionMandatory(),
    )
    .option(
      "--name <name>",
      "name of the environment it becomes (default: that of the file, or after the other cloud)",
    )
    .option("-o, --output <file>", "write it to a file that is not there yet, instead of printing it")
    .option("--json", "print the file and the notes as JSON", false)
    .addHelpText(
      "after",
      `
What could not be carried, had to be chosen, or is left to you is listed with its line. Nothing in a cloud is touched, and
neither is the state of the first environment.

Example:
  sdstack translate tencent-prod --to local --output config/environments/local-prod.yaml

${exitCodeHelp([EXIT.ok, EXIT.failure, EXIT.badInput])}`,
    )
    .action(async (environment: string, options: Options, command: Command) => {
      const { ConfigError, readEnvironments, formatProblems } = await import("../../config");
      const { nameAfter, translate } = await import("../../config/translate");
      const { configFolder } = globalOptions(command, context);
      const [file] = readEnvironments(configFolder, [environment]);
      if (file?.environment === undefined) throw new ConfigError(file?.problems ?? []);
      const from = file.environment.cloud.kind;
      const { to, output } = options;
      if (from === to)
        throw badInput(`${environment} is an environment of ${to} already: nothing to translate`);
      const target = output === undefined ? undefined : resolve(context.folder, output);
      if (target !== undefined) checkTarget(target);
      const called = target?.endsWith(".yaml") === true ? basename(target, ".yaml") : undefined;
      const name = options.name ?? called ?? nameAfter(environment, from, to);
      if (called !== undefined && called !== name)
        throw badInput(`an environment is called like its file: --name ${name} does not go with ${output}`);
      const text = readFileSync(file.file, "utf8");
      const translated = translate({ text, environment: file.environment, to, name });
      const { notes, problems } = translated;
      if (options.json) out(formatJson({ name, ...translated }));
      else if (target === undefined) out(translated.text);
      if (target !== undefined) writeFileSync(target, translated.text, { flag: "wx" });
      if (!options.json) {
        const shown = output ?? `${name}.yaml`;
        for (const { kind, path, line, says } of notes) {
          const mark = kind === "to do" ? colors.yellow(kind) : kind;
          err(`${shown}:${line}: ${mark}: ${path}: ${says}\n`);
        }
        for (const line of formatProblems(problems)) err(`${line}\n`);
      }
      endWith(command, problems.length === 0 ? EXIT.ok : EXIT.failure);
    });
}

/** Nothing is written over, and no folder is made by a slip of the pen. */
function checkTarget(file: string): void {
  if (existsSync(file)) throw badInput(`${file} is there already: name another file, or remove it first`);
  if (!existsSync(dirname(file))) throw badInput(`there is no folder ${dirname(file)}: make it first`);
}
