import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { basename, join } from "node:path";
import { lock } from "proper-lockfile";
import which from "which";
import { runCommand } from "../terraform/run";

/** A program that is built from a pinned Go module of this project. */
export interface GoTool {
  /** Name of the program. */
  readonly name: string;

  /** Folder below `toolbox/` with the `go.mod` and `go.sum` that pin it. */
  readonly module: string;

  /** Package of its main function. */
  readonly package: string;
}

/** How to build it. */
export interface BuildOptions {
  /** The project's folder `toolbox/`. */
  readonly toolboxFolder: string;

  /** Folder that keeps built programs. */
  readonly cacheFolder: string;

  /** The whole environment of the Go command, with its PATH. */
  readonly environment: Readonly<Record<string, string>>;

  /** Hears what is going on. */
  readonly detail: (text: string) => void;

  /** Ends the build. */
  readonly signal?: AbortSignal;
}

/** A program cannot be built; the message says why. */
export class ToolBuildError extends Error {
  public constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "ToolBuildError";
  }
}

/** Waits for another build for up to half an hour. */
const RETRIES = { retries: 1800, factor: 1, minTimeout: 1000, maxTimeout: 1000 };

/** Path of a built program; it changes with the pins, the platform and nothing else. */
export function builtPath(
  tool: GoTool,
  options: Pick<BuildOptions, "toolboxFolder" | "cacheFolder">,
): string {
  const { toolboxFolder, cacheFolder } = options;
  const pins = createHash("sha256");
  for (const file of ["go.mod", "go.sum"]) pins.update(readFileSync(join(toolboxFolder, tool.module, file)));
  const key = `${process.platform}-${process.arch}-${pins.digest("hex").slice(0, 16)}`;
  return join(cacheFolder, "toolbox", `${tool.name}-${key}`, tool.name);
}

/**
 * Builds a program unless it is in the cache. Of two builds at once one waits and uses what the other made; a
 * build that is killed leaves nothing that could be taken for a program.
 *
 * @returns path of the program.
 * @throws ToolBuildError when there is no Go, or the build fails.
 */
export async function buildGoTool(tool: GoTool, options: BuildOptions): Promise<string> {
  const { detail, environment } = options;
  const target = builtPath(tool, options);
  if (existsSync(target)) return target;
  const go = await which("go", { path: environment["PATH"] ?? "", nothrow: true });
  if (go === null) throw new ToolBuildError(`${tool.name} cannot be built: Go is not on the PATH`);
  const folder = join(target, "..");
  mkdirSync(folder, { recursive: true });
  detail("waiting for another build of the same");
  const release = await lock(folder, { lockfilePath: `${folder}.lock`, retries: RETRIES, stale: 20_000 });
  try {
    if (!existsSync(target)) await build(tool, go, target, options);
    return target;
  } finally {
    await release();
  }
}

async function build(tool: GoTool, go: string, target: string, options: BuildOptions): Promise<void> {
  const { toolboxFolder, environment, signal, detail } = options;
  const folder = join(target, "..");
  for (const left of readdirSync(folder)) rmSync(join(folder, left), { recursive: true, force: true });
  const draft = join(folder, `${basename(target)}.${process.pid}.new`);
  let packages = 0;
  detail("downloading modules");
  const result = await runCommand(
    go,
    ["build", "-v", "-trimpath", "-buildvcs=false", "-o", draft, tool.package],
    {
      folder: join(toolboxFolder, tool.module),
      environment: { ...environment, CGO_ENABLED: "0", GOFLAGS: "-mod=readonly", GOWORK: "off" },
      ...(signal === undefined ? {} : { signal }),
      onOutput: (text) => {
        packages += text.split("\n").filter((line) => /^[\w.-]+(\/[\w.~-]+)*$/.test(line)).length;
        detail(packages === 0 ? "downloading modules" : `${packages} packages compiled`);
      },
    },
  );
  if (result.exitCode !== 0) {
    rmSync(draft, { force: true });
    signal?.throwIfAborted();
    const said = result.stderr.trim().split("\n").slice(-15).join("\n");
    throw new ToolBuildError(`${tool.name} cannot be built from toolbox/${tool.module}:\n${said}`);
  }
  renameSync(draft, target);
}
