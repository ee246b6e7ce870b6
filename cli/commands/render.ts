import { join, resolve } from "node:path";
import { setImmediate } from "node:timers/promises";
import { Command } from "commander";
import type { Rendering } from "../../render/render";
import { Context } from "../context";
import { badInput, KnownError } from "../errors/known-error";
import { EXIT, exitCodeHelp } from "../exit-codes";
import { globalOptions } from "../options";
import { formatJson } from "../output/json";
import { createProgress } from "../output/progress";

interface RenderOptions {
  readonly output?: string;
  readonly values?: string;
  readonly placeholders: boolean;
  readonly json: boolean;
}

/** `sdstack render` */
export function renderCommand(context: Context): Command {
  const { out, err } = context.terminal;
  return new Command("render")
    .description("print every Kubernetes object of an environment as YAML, as the API server is sent it")
    .argument("<environment>", "name of an environment")
    .option("-o, --output <folder>", "write one file per object to a folder instead of printing them")
    .option("--values <file>", "what `terraform output -json` prints in the folder of the foundation stack")
    .option("--no-placeholders", "fail when a value is only known after an apply")
    .option("--json", "print a Kubernetes List as JSON", false)
    .addHelpText(
      "after",
      `
No account, no state and no Terraform are needed. What only an apply can tell, such as the address of a file system, is a
name that ends with .known-after-apply.invalid, and is listed; --values puts the real values in. Secrets are named only.
Objects that come from charts are not printed; their releases are listed.

Example:
  sdstack render tencent-dev | kube-score score --ignore-test container-image-pull-policy --ignore-container-cpu-limit -
  sdstack render tencent-dev --values outputs.json --no-placeholders --output manifests

${exitCodeHelp([EXIT.ok, EXIT.failure, EXIT.badInput, EXIT.badSurroundings, EXIT.interrupted, EXIT.terminated])}`,
    )
    .action(async (name: string, options: RenderOptions, command: Command) => {
      if (options.json && options.output !== undefined)
        throw badInput("--json and --output exclude each other: files are YAML");
      const { configFolder, debug } = globalOptions(command, context);
      const { loadEnvironments } = await import("../../config");
      loadEnvironments(configFolder, [name]);
      const { renderEnvironment } = await import("../render-environment");
      const { step } = createProgress(context.terminal, debug);
      const rendering = await undisturbed(context, () =>
        step(`render ${name}`, () =>
          renderEnvironment(context, { name, configFolder, values: options.values }),
        ),
      );
      const { summaryOf } = await import("../../render/summary");
      for (const line of summaryOf(rendering)) err(`${line}\n`);
      if (!options.placeholders && rendering.placeholders.length > 0) throw incomplete(rendering);
      if (options.json) {
        out(
          formatJson({
            apiVersion: "v1",
            kind: "List",
            items: rendering.objects.map(({ object }) => object),
          }),
        );
      } else if (options.output === undefined) {
        const { yamlStream } = await import("../../render/yaml-documents");
        out(yamlStream(rendering));
      } else {
        const { writeObjectFiles } = await import("../../render/object-files");
        const folder = resolve(context.folder, options.output);
        for (const file of writeObjectFiles(folder, rendering.objects)) out(`${join(folder, file)}\n`);
      }
    });
}

/** Lets work that takes seconds come to its end, so that nothing of it stays, when it is interrupted. */
async function undisturbed<T>({ onInterrupt }: Context, work: () => Promise<T>): Promise<T> {
  let signal: NodeJS.Signals | undefined;
  const release = onInterrupt((each) => (signal ??= each));
  try {
    const result = await work();
    // Signals that came meanwhile are told within one whole turn.
    await setImmediate();
    await setImmediate();
    if (signal === undefined) return result;
  } finally {
    release();
  }
  throw new KnownError("interrupted", signal === "SIGTERM" ? EXIT.terminated : EXIT.interrupted);
}

function incomplete({ placeholders }: Rendering): KnownError {
  const count = `${placeholders.length} ${placeholders.length === 1 ? "value is" : "values are"}`;
  return new KnownError(
    `${count} only known after an apply; give them with --values, or leave out --no-placeholders`,
    EXIT.failure,
  );
}
