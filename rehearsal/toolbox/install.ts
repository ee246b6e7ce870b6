import { buildFamily } from "./build";
import { FoundTool, lookUpTools } from "./look-up";
import { builtPath } from "./pins";
import { BuildOptions, Tool, ToolBuildError, ToolboxOptions, ToolFamily } from "./tool";

/** Shows one build while it goes on. */
export type ShowBuild = (
  family: ToolFamily,
  work: (detail: BuildOptions["detail"]) => Promise<void>,
) => Promise<void>;

/** How to install programs. */
export interface InstallOptions extends ToolboxOptions {
  /** Shows one build while it goes on; it must call `work` once. */
  readonly show: ShowBuild;

  /** Ends the build. */
  readonly signal?: AbortSignal;
}

/** Paths of programs by their names. */
export type ToolPaths = ReadonlyMap<string, string>;

/**
 * Makes programs be there: those that are not found are built, one family after the other.
 *
 * @throws ToolBuildError when one cannot be built.
 */
export async function installTools(tools: readonly Tool[], options: InstallOptions): Promise<ToolPaths> {
  const found = await lookUpTools(tools, options);
  for (const family of missingFamilies(found)) {
    await options.show(family, (detail) => buildFamily(family, { ...options, detail }));
  }
  return new Map(found.map(({ tool, found: there }) => [tool.name, there?.path ?? builtPath(tool, options)]));
}

/** The families that have to be built, each once. */
export function missingFamilies(found: readonly FoundTool[]): readonly ToolFamily[] {
  return [...new Set(found.flatMap(({ tool, found: there }) => (there === undefined ? [tool.family] : [])))];
}

/** Path of a program among the installed. @throws ToolBuildError when it was not installed. */
export function toolPath(paths: ToolPaths, tool: Tool): string {
  const path = paths.get(tool.name);
  if (path === undefined) throw new ToolBuildError(`${tool.name} is not installed`);
  return path;
}
