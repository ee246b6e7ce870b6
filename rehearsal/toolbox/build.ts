import { accessSync, constants, existsSync, statfsSync } from "node:fs";
import { dirname, join } from "node:path";
import { BuildEstimate } from "./build-estimate";
import { ensureFolder } from "./cached-folder";
import { GoCommand } from "./go-command";
import { builtFolder, linkerText } from "./pins";
import { BuildOptions, Tool, ToolBuildError, ToolFamily } from "./tool";
import { toolsOf } from "./tools";

const GIB = 2 ** 30;

/**
 * Builds the programs of a family unless they are in the cache; safe when two do it at once, or one is killed.
 *
 * @throws ToolBuildError when there is no Go or no room, or the build fails.
 */
export async function buildFamily(family: ToolFamily, options: BuildOptions): Promise<void> {
  const { detail } = options;
  const path = builtFolder(family, options);
  const tools = toolsOf(family);
  if (isComplete(path, tools)) return;
  const go = await GoCommand.find(family.folder, options);
  const places = [dirname(path), await go.setting("GOCACHE"), await go.setting("GOMODCACHE")];
  await ensureFolder({
    path,
    isComplete: () => isComplete(path, tools),
    onWait: () => detail("waiting for another build of the same"),
    make: async (draft) => {
      checkRoom(family, places);
      await build(family, tools, go, draft, options);
    },
  });
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

function isComplete(folder: string, tools: readonly Tool[]): boolean {
  return tools.every(({ name }) => isProgram(join(folder, name)));
}

async function build(
  family: ToolFamily,
  tools: readonly Tool[],
  go: GoCommand,
  draft: string,
  { toolboxFolder, detail }: BuildOptions,
): Promise<void> {
  const packages = tools.map((tool) => tool.package);
  let modules = 0;
  detail("reading modules");
  const count = await go.countPackages(packages, (line) => {
    if (line.startsWith("go: downloading ")) detail(`downloading modules, ${(modules += 1)} so far`);
  });
  const estimate = new BuildEstimate(count, family.coldSeconds, () => performance.now());
  detail(String(estimate));
  // Several programs get the names of their packages; one alone may need another.
  const [only] = tools.length === 1 ? tools : [];
  const output = only === undefined ? `${draft}/` : join(draft, only.name);
  const flags = ["-v", "-trimpath", "-buildvcs=false", "-ldflags", linkerText(family, toolboxFolder)];
  await go.succeed(["build", ...flags, "-o", output, ...packages], (line) => {
    estimate.hear(line);
    detail(String(estimate));
  });
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
