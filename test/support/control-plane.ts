import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import which from "which";
import { homeOf } from "../../cli/home";
import { NodeSpec } from "../../rehearsal/cluster/control-plane";
import {
  controlPlanePrograms,
  processControlPlane,
  ProcessControlPlane,
  ProcessControlPlaneOptions,
} from "../../rehearsal/cluster/processes";
import { judgeVersion } from "../../rehearsal/toolbox/look-up";
import { builtPath, pinnedVersion } from "../../rehearsal/toolbox/pins";
import { Tool } from "../../rehearsal/toolbox/tool";
import { CONTROL_PLANE_TOOLS } from "../../rehearsal/toolbox/tools";
import { PROJECT } from "./cli";

/** Where the project says what happens on nodes. */
export const STAGES_FOLDER = join(PROJECT, "rehearsal/cluster/processes/stages");

const toolboxFolder = join(PROJECT, "toolbox");

/** A control plane of the real programs, or why there is none. */
export function realControlPlane(): ProcessControlPlane | string {
  const options = realOptions();
  return typeof options === "string" ? options : processControlPlane(options);
}

/** What a control plane of the real programs is started from, or why there is none. */
export function realOptions(): ProcessControlPlaneOptions | string {
  const paths = new Map(CONTROL_PLANE_TOOLS.map((tool) => [tool.name, pathNow(tool)] as const));
  const missing = [...paths].filter(([, path]) => path === undefined).map(([name]) => name);
  if (missing.length > 0) return `no ${missing.join(", ")}: run sdstack toolbox install`;
  const found = new Map([...paths].map(([name, path]) => [name, path ?? ""]));
  return { programs: controlPlanePrograms(found), stagesFolder: STAGES_FOLDER };
}

/**
 * A group of tests that need a real control plane. Without its programs they are reported as skipped, with the reason
 * in the group's title.
 */
export function describeWithControlPlane(
  title: string,
  tests: (controlPlane: ProcessControlPlane) => void,
): void {
  const found = realControlPlane();
  if (typeof found !== "string") {
    describe(title, () => tests(found));
    return;
  }
  // Jest collects the tests of a skipped group too, which must not fail for want of the programs.
  const absent: ProcessControlPlane = {
    start: () => Promise.reject(new Error(found)),
    release: () => Promise.resolve(),
  };
  describe.skip(`${title} (skipped: ${found})`, () => tests(absent));
}

/** A node with ample room and, if wanted, more. */
export function ampleNode(name: string, more: Readonly<Record<string, string>> = {}): NodeSpec {
  const quantities = { cpu: "32", memory: "128Gi", ...more };
  return { name, labels: {}, taints: [], capacity: quantities, allocatable: quantities };
}

/** Path of a program that is there already. Groups must be known before anything asynchronous can run. */
export function pathNow(tool: Tool): string | undefined {
  const assets = process.env["KUBEBUILDER_ASSETS"] ?? "";
  const candidates = [
    ...(assets === "" ? [] : [join(assets, tool.name)].filter((path) => existsSync(path))),
    ...(which.sync(tool.name, { nothrow: true, all: true }) ?? []),
  ];
  const pinned = pinnedVersion(tool.family, toolboxFolder);
  const fitting = candidates.find((path) => "version" in judgeVersion(pinned, printed(path, tool)));
  if (fitting !== undefined) return fitting;
  const { cache: cacheFolder } = homeOf({ environment: process.env, folder: process.cwd() });
  const built = builtPath(tool, { toolboxFolder, cacheFolder });
  return existsSync(built) ? built : undefined;
}

function printed(path: string, tool: Tool): string {
  try {
    return execFileSync(path, [...tool.versionArguments], { encoding: "utf8", timeout: 20_000 });
  } catch {
    return "";
  }
}
