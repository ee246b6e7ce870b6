import { resolve } from "node:path";
import { SynthesisRequest } from "./synthesize";

/** Environment variables, as `process.env` has them. */
export type Variables = Readonly<Record<string, string | undefined>>;

/** Where environment files are unless somebody says otherwise. */
export const DEFAULT_CONFIG_FOLDER = "config/environments";

/**
 * What the environment variables of the program ask for.
 *
 * - `SDSTACK_ENVIRONMENTS`: names of environments, separated by commas or spaces; all when it is not set.
 * - `SDSTACK_CONFIG_FOLDER`: folder with the environment files; `config/environments` when it is not set.
 * - `SDSTACK_STATE_DIR`: private folder for the states, instead of the configured backends.
 * - `CDKTF_OUTDIR`: folder to write to, as the command line of cdktf sets it; `cdktf.out` when it is not set.
 *
 * @param folder absolute path of the folder that relative paths start from.
 */
export function requestFromEnvironment(
  variables: Variables,
  folder: string,
): Omit<SynthesisRequest, "schemaFolder"> {
  const names = namesIn(variables["SDSTACK_ENVIRONMENTS"] ?? "");
  const stateFolder = variables["SDSTACK_STATE_DIR"] ?? "";
  return {
    configFolder: resolve(folder, variables["SDSTACK_CONFIG_FOLDER"] || DEFAULT_CONFIG_FOLDER),
    outFolder: resolve(folder, variables["CDKTF_OUTDIR"] || "cdktf.out"),
    keepOtherStacks: Boolean(variables["CDKTF_OUTDIR"]),
    ...(names.length === 0 ? {} : { names }),
    ...(stateFolder === "" ? {} : { stateFolder: resolve(folder, stateFolder) }),
  };
}

function namesIn(list: string): readonly string[] {
  return list.split(/[\s,]+/).filter((name) => name !== "");
}
