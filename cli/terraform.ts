import { findTerraform, TerraformBinary, TerraformNotFoundError } from "../rehearsal/terraform/find";
import { buildFamily } from "../rehearsal/toolbox/build";
import { builtFolder } from "../rehearsal/toolbox/pins";
import { ToolBuildError } from "../rehearsal/toolbox/tool";
import { OPENTOFU } from "../rehearsal/toolbox/tools";
import { Context } from "./context";
import { badSurroundings } from "./errors/known-error";
import { Progress } from "./output/progress";
import { toolboxOptions } from "./toolbox";

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
    ...toolboxOptions(context),
    ...(signal === undefined ? {} : { signal }),
  };
  const label =
    "building OpenTofu from toolbox/opentofu (once, a few minutes): there is no Terraform on the PATH";
  try {
    await progress.step(label, async ({ detail }) => buildFamily(OPENTOFU.family, { ...options, detail }));
  } catch (error) {
    if (!(error instanceof ToolBuildError)) throw error;
    throw badSurroundings(`${missing.message}\n${error.message}\n${ADVICE}`, error);
  }
  return findTerraform({ path: builtFolder(OPENTOFU.family, options) });
}
