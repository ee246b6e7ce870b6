import { join } from "node:path";
import { findTerraform, TerraformBinary, TerraformNotFoundError } from "../rehearsal/terraform/find";
import { buildGoTool, builtPath, ToolBuildError } from "../rehearsal/toolbox/go-tool";
import { OPENTOFU } from "../rehearsal/toolbox/opentofu";
import { Context } from "./context";
import { badSurroundings } from "./errors/known-error";
import { homeOf } from "./home";
import { Progress } from "./output/progress";

/** Where to get one. */
const ADVICE =
  "install Terraform (https://developer.hashicorp.com/terraform/install) or OpenTofu (https://opentofu.org/docs/intro/install), or Go 1.26 (https://go.dev/dl) to have OpenTofu built by this program";

/**
 * The Terraform to use: the one on the PATH; without one, OpenTofu built from this project's pins.
 *
 * @throws KnownError when the one on the PATH is too old or does not run, or there is neither one nor Go.
 */
export async function ensureTerraform(
  context: Context,
  progress: Progress,
  signal?: AbortSignal,
): Promise<TerraformBinary> {
  const path = context.environment["PATH"] ?? "";
  try {
    return await findTerraform({ path });
  } catch (error) {
    if (!(error instanceof TerraformNotFoundError)) throw error;
    const isThere = error.rejected.some((rejected) => rejected.path !== undefined);
    if (isThere) throw badSurroundings(`${error.message}\nUpgrade it, or take it off the PATH`, error);
    return builtTofu(context, progress, error, signal);
  }
}

async function builtTofu(
  context: Context,
  progress: Progress,
  missing: TerraformNotFoundError,
  signal?: AbortSignal,
): Promise<TerraformBinary> {
  const options = {
    toolboxFolder: join(context.packageFolder, "toolbox"),
    cacheFolder: homeOf(context).cache,
    environment: definedOnly(context.environment),
    ...(signal === undefined ? {} : { signal }),
  };
  const label =
    "building OpenTofu from toolbox/opentofu (once, a few minutes): there is no Terraform on the PATH";
  try {
    await progress.step(label, async ({ detail }) => buildGoTool(OPENTOFU, { ...options, detail }));
  } catch (error) {
    if (!(error instanceof ToolBuildError)) throw error;
    throw badSurroundings(`${missing.message}\n${error.message}\n${ADVICE}`, error);
  }
  return findTerraform({ path: join(builtPath(OPENTOFU, options), "..") });
}

/** An environment without the names that have no value. */
export function definedOnly(
  environment: Readonly<Record<string, string | undefined>>,
): Readonly<Record<string, string>> {
  const defined: Record<string, string> = {};
  for (const [name, value] of Object.entries(environment)) if (value !== undefined) defined[name] = value;
  return defined;
}
