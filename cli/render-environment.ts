import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { runFolderPrefix } from "../rehearsal/run-folder/run-folder";
import { readStacks } from "../rehearsal/run/stacks";
import { readOutputs } from "../render/outputs";
import { render, Rendering } from "../render/render";
import { BlockSchema } from "../synth/schema-check/schema";
import { loadSchemaIndex } from "../synth/check-synthesized";
import { synthesize } from "../synth/synthesize";
import { Context } from "./context";

/** What to render. */
export interface EnvironmentToRender {
  readonly name: string;

  /** Folder with the environment files. */
  readonly configFolder: string;

  /**
   * File with the outputs of the foundation as Terraform prints them.
   *
   * @default - nothing is known of an apply.
   */
  readonly values: string | undefined;
}

/**
 * Synthesizes an environment into a folder that goes at once, and renders its Kubernetes objects.
 *
 * @throws what synthesis throws, RenderError for what only Terraform can work out, OutputsError for another file than meant.
 */
export async function renderEnvironment(
  { folder, packageFolder }: Pick<Context, "folder" | "packageFolder">,
  { name, configFolder, values }: EnvironmentToRender,
): Promise<Rendering> {
  const outputs =
    values === undefined ? {} : readOutputs(readFileSync(resolve(folder, values), "utf8"), values);
  const schemaFolder = join(packageFolder, "schemas");
  const outFolder = mkdtempSync(join(tmpdir(), runFolderPrefix("render")));
  try {
    synthesize({ configFolder: resolve(folder, configFolder), names: [name], outFolder, schemaFolder });
    const schemas = loadSchemaIndex(schemaFolder);
    const isSecret = (type: string, attribute: string): boolean =>
      hasSensitive(schemas.resource(type), attribute);
    return await render({ stacks: readStacks(outFolder), isSecret, outputs });
  } finally {
    rmSync(outFolder, { recursive: true, force: true });
  }
}

function hasSensitive(block: BlockSchema | undefined, attribute: string): boolean {
  if (block === undefined) return false;
  const nested = Object.values(block.block_types ?? {});
  return (
    block.attributes?.[attribute]?.sensitive === true ||
    nested.some(({ block: inner }) => hasSensitive(inner, attribute))
  );
}
