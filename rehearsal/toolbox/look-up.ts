import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify, types } from "node:util";
import semver from "semver";
import which from "which";
import { isProgram } from "./build";
import { builtPath, pinnedVersion } from "./pins";
import { Tool, ToolboxOptions } from "./tool";

/** Where a program comes from. */
export type ToolSource = "KUBEBUILDER_ASSETS" | "PATH" | "built";

/** A program that was looked at and left alone. */
export interface RejectedTool {
  readonly path: string;

  /** Why it cannot be used. */
  readonly reason: string;
}

/** A program and where it comes from now. */
export interface FoundTool {
  readonly tool: Tool;

  /** Version that the project pins. */
  readonly pinned: string;

  /** Absent when it has to be built first. */
  readonly found?: { readonly source: ToolSource; readonly path: string; readonly version: string };

  /** What was passed over. */
  readonly rejected: readonly RejectedTool[];
}

/** How long a program may take to say its version. */
const VERSION_MILLISECONDS = 20_000;

/** Says where programs come from: `KUBEBUILDER_ASSETS`, then the PATH, where their version fits, then the cache. */
export async function lookUpTools(
  tools: readonly Tool[],
  options: ToolboxOptions,
): Promise<readonly FoundTool[]> {
  return Promise.all(tools.map((tool) => lookUp(tool, options)));
}

async function lookUp(tool: Tool, options: ToolboxOptions): Promise<FoundTool> {
  const { environment, toolboxFolder } = options;
  const pinned = pinnedVersion(tool.family, toolboxFolder);
  const rejected: RejectedTool[] = [];
  for (const { source, path } of await candidates(tool, environment)) {
    const judged = judgeVersion(pinned, await printedVersion(tool, path, environment));
    if ("version" in judged)
      return { tool, pinned, found: { source, path, version: judged.version }, rejected };
    rejected.push({ path, reason: judged.reason });
  }
  const path = builtPath(tool, options);
  if (!isProgram(path)) return { tool, pinned, rejected };
  return { tool, pinned, found: { source: "built", path, version: pinned }, rejected };
}

async function candidates(
  { name }: Tool,
  environment: Readonly<Record<string, string>>,
): Promise<readonly { readonly source: ToolSource; readonly path: string }[]> {
  const assets = environment["KUBEBUILDER_ASSETS"] ?? "";
  const given = assets === "" ? [] : [join(assets, name)].filter(isProgram);
  const onPath = (await which(name, { path: environment["PATH"] ?? "", all: true, nothrow: true })) ?? [];
  return [
    ...given.map((path) => ({ source: "KUBEBUILDER_ASSETS", path }) as const),
    ...[...new Set(onPath)].map((path) => ({ source: "PATH", path }) as const),
  ];
}

/** Decides by what a program printed of its version whether it can be used: patches of the pinned minor version fit. */
export function judgeVersion(
  pinned: string,
  printed: string | Error,
): { version: string } | { reason: string } {
  if (printed instanceof Error) return { reason: `does not run: ${printed.message.split("\n")[0]}` };
  const version = /\d+\.\d+\.\d+(-[\w.]+)?/.exec(printed)?.[0];
  if (version === undefined) return { reason: "prints no version" };
  const { major, minor } = new semver.SemVer(pinned);
  if (semver.satisfies(version, `~${major}.${minor}.0`)) return { version };
  return { reason: `is version ${version}; ${major}.${minor} is needed` };
}

async function printedVersion(
  tool: Tool,
  path: string,
  environment: Readonly<Record<string, string>>,
): Promise<string | Error> {
  try {
    const { stdout, stderr } = await promisify(execFile)(path, [...tool.versionArguments], {
      env: { PATH: environment["PATH"] ?? "", HOME: environment["HOME"] ?? "" },
      timeout: VERSION_MILLISECONDS,
      killSignal: "SIGKILL",
    });
    return `${stdout}\n${stderr}`;
  } catch (error) {
    return types.isNativeError(error) ? error : new Error(String(error));
  }
}
