import { join } from "node:path";
import { hasDefinitions, installDefinitions, installedDefinitions } from "../rehearsal/toolbox/definitions";
import { installTools, ToolPaths } from "../rehearsal/toolbox/install";
import { Tool, ToolboxOptions, ToolBuildError } from "../rehearsal/toolbox/tool";
import { Context } from "./context";
import { badSurroundings } from "./errors/known-error";
import { homeOf } from "./home";
import { Progress } from "./output/progress";

/** Where this user's programs are looked for, built and kept. */
export function toolboxOptions(context: Context): ToolboxOptions {
  return {
    toolboxFolder: join(context.packageFolder, "toolbox"),
    cacheFolder: homeOf(context).cache,
    environment: definedOnly(context.environment),
  };
}

/**
 * Makes programs be there, and shows what is built.
 *
 * @throws KnownError when one cannot be built.
 */
export async function ensureTools(
  tools: readonly Tool[],
  context: Context,
  progress: Progress,
  signal?: AbortSignal,
): Promise<ToolPaths> {
  try {
    return await installTools(tools, {
      ...toolboxOptions(context),
      ...(signal === undefined ? {} : { signal }),
      show: (family, work) => progress.step(`building ${family.folder} (once)`, ({ detail }) => work(detail)),
    });
  } catch (error) {
    if (!(error instanceof ToolBuildError)) throw error;
    throw badSurroundings(error.message, error);
  }
}

/**
 * Makes the pinned custom resource definitions be there, and shows when they are downloaded.
 *
 * @returns their folders by the name of their source.
 * @throws KnownError when they cannot be downloaded.
 */
export async function ensureDefinitions(
  context: Context,
  progress: Progress,
  signal?: AbortSignal,
): Promise<ReadonlyMap<string, string>> {
  const options = toolboxOptions(context);
  try {
    if (!hasDefinitions(options)) {
      await progress.step("downloading definitions of custom resources (once)", ({ detail }) =>
        installDefinitions({ ...options, detail, ...(signal === undefined ? {} : { signal }) }),
      );
    }
    return installedDefinitions(options);
  } catch (error) {
    if (!(error instanceof ToolBuildError)) throw error;
    throw badSurroundings(error.message, error);
  }
}

/** An environment without the names that have no value. */
export function definedOnly(
  environment: Readonly<Record<string, string | undefined>>,
): Readonly<Record<string, string>> {
  const defined: Record<string, string> = {};
  for (const [name, value] of Object.entries(environment)) if (value !== undefined) defined[name] = value;
  return defined;
}
