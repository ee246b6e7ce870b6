import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statfsSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { lock } from "proper-lockfile";
import { BuildEstimate } from "./build-estimate";
import { GoCommand } from "./go-command";
import { builtFolder, linkerText } from "./pins";
import { BuildOptions, Tool, ToolBuildError, ToolFamily } from "./tool";
import { toolsOf } from "./tools";

/** Waits for another build for up to an hour. */
const RETRIES = { retries: 3600, factor: 1, minTimeout: 1000, maxTimeout: 1000 };

/** A build that has not been heard of for so long is dead. */
const STALE_MILLISECONDS = 20_000;
const GIB = 2 ** 30;

/**
 * Builds the programs of a family unless they are in the cache. Of two builds at once one waits and uses what the
 * other made; a build that is killed leaves nothing that could be taken for a program.
 *
 * @throws ToolBuildError when there is no Go or no room, or the build fails.
 */
export async function buildFamily(family: ToolFamily, options: BuildOptions): Promise<void> {
  const target = builtFolder(family, options);
  const tools = toolsOf(family);
  if (isComplete(target, tools)) return;
  const go = await GoCommand.find(family, options);
  mkdirSync(dirname(target), { recursive: true });
  options.detail("waiting for another build of the same");
  const release = await lock(target, {
    realpath: false,
    lockfilePath: `${target}.lock`,
    retries: RETRIES,
    stale: STALE_MILLISECONDS,
    // Happens when the machine slept: then two may build, and each puts a whole folder in place.
    onCompromised: () => undefined,
  });
  try {
    if (!isComplete(target, tools)) await build(family, tools, go, target, options);
  } finally {
    await release().catch(() => undefined);
  }
}

/** Says whether every program is in a folder, and can be run. */
export function isComplete(folder: string, tools: readonly Tool[]): boolean {
  return tools.every(({ name }) => isProgram(join(folder, name)));
}

/** Says whether a file is there that can be run. */
export function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

async function build(
  family: ToolFamily,
  tools: readonly Tool[],
  go: GoCommand,
  target: string,
  options: BuildOptions,
): Promise<void> {
  const { toolboxFolder, detail } = options;
  removeDrafts(target);
  checkRoom(family, [dirname(target), await go.setting("GOCACHE"), await go.setting("GOMODCACHE")]);
  const packages = tools.map((tool) => tool.package);
  let modules = 0;
  detail("reading modules");
  const count = await go.countPackages(packages, (line) => {
    if (line.startsWith("go: downloading ")) detail(`downloading modules, ${(modules += 1)} so far`);
  });
  const draft = `${target}.${process.pid}.new`;
  mkdirSync(draft);
  try {
    const estimate = new BuildEstimate(count, family.coldSeconds, () => performance.now());
    const [only] = tools.length === 1 ? tools : [];
    const output = only === undefined ? `${draft}/` : join(draft, only.name);
    detail(String(estimate));
    await go.succeed(
      [
        ...["build", "-v", "-trimpath", "-buildvcs=false"],
        ...["-ldflags", linkerText(family, toolboxFolder), "-o", output, ...packages],
      ],
      (line) => {
        estimate.hear(line);
        detail(String(estimate));
      },
    );
    rmSync(target, { recursive: true, force: true });
    renameSync(draft, target);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

/** What builds of the same, or of other pins on their way, have left when they were killed; only with the lock. */
function removeDrafts(target: string): void {
  const folder = dirname(target);
  for (const name of readdirSync(folder)) {
    if (name.startsWith(`${basename(target)}.`) && name.endsWith(".new")) {
      rmSync(join(folder, name), { recursive: true, force: true });
    }
  }
}

function checkRoom({ folder, diskGiB }: ToolFamily, places: readonly string[]): void {
  for (const place of places) {
    let existing = place;
    while (!existsSync(existing) && dirname(existing) !== existing) existing = dirname(existing);
    const { bavail, bsize } = statfsSync(existing);
    const freeGiB = (bavail * bsize) / GIB;
    if (freeGiB >= diskGiB) continue;
    throw new ToolBuildError(
      `${folder} cannot be built: ${place} has ${freeGiB.toFixed(1)} GiB free, a first build takes up to ${diskGiB} GiB; free some space, or point GOCACHE, GOMODCACHE or SDSTACK_HOME to a larger disk`,
    );
  }
}
