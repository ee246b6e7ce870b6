import { copyFileSync, existsSync, mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { ensureFolder } from "./cached-folder";
import { GoCommand } from "./go-command";
import { pinKey, pinnedVersion } from "./pins";
import { BuildOptions, ToolboxOptions, ToolBuildError } from "./tool";

/** A Go module of which nothing but its custom resource definitions is of use. */
export interface DefinitionSource {
  readonly name: "keda" | "gateway-api" | "prometheus-operator";

  /** Path of the module; `toolbox/definitions/go.mod` pins its version. */
  readonly requires: string;

  /** Folder in it with one definition per file. */
  readonly folder: string;
}

/** Where custom resource definitions come from. */
export const DEFINITION_SOURCES: readonly DefinitionSource[] = [
  { name: "keda", requires: "github.com/kedacore/keda/v2", folder: "config/crd/bases" },
  { name: "gateway-api", requires: "sigs.k8s.io/gateway-api", folder: "config/crd/standard" },
  {
    name: "prometheus-operator",
    requires: "github.com/prometheus-operator/prometheus-operator",
    folder: "example/prometheus-operator-crd",
  },
];

/** Folder below `toolbox/` that pins them. */
const PINS = "definitions";

const downloaded = z.object({ Path: z.string(), Dir: z.string() });

/** Folder with the definitions of a source, one per YAML file, once they are installed. */
export function definitionsFolder(
  source: DefinitionSource,
  { toolboxFolder, cacheFolder }: Pick<ToolboxOptions, "toolboxFolder" | "cacheFolder">,
): string {
  const key = pinKey(join(toolboxFolder, PINS), JSON.stringify(DEFINITION_SOURCES));
  return join(cacheFolder, "toolbox", `${PINS}-${key}`, source.name);
}

/** A source of definitions, its pinned version, and the folder with its definitions, or null until they are installed. */
export interface FoundDefinitions {
  readonly name: DefinitionSource["name"];
  readonly pinned: string;
  readonly path: string | null;
}

/** Says of every source whether its definitions are installed. */
export function lookUpDefinitions(
  options: Pick<ToolboxOptions, "toolboxFolder" | "cacheFolder">,
): readonly FoundDefinitions[] {
  const installed = installedDefinitions(options);
  return DEFINITION_SOURCES.map(({ name, requires }) => ({
    name,
    pinned: pinnedVersion({ folder: PINS, requires }, options.toolboxFolder),
    path: installed.get(name) ?? null,
  }));
}

/** Folders with the definitions of every source whose definitions are installed, by its name. */
export function installedDefinitions(
  options: Pick<ToolboxOptions, "toolboxFolder" | "cacheFolder">,
): ReadonlyMap<DefinitionSource["name"], string> {
  const folders = DEFINITION_SOURCES.map(
    (source) => [source.name, definitionsFolder(source, options)] as const,
  );
  return new Map(folders.filter(([, folder]) => existsSync(folder)));
}

/** Says whether all definitions are there. */
export function hasDefinitions(options: Pick<ToolboxOptions, "toolboxFolder" | "cacheFolder">): boolean {
  return DEFINITION_SOURCES.every((source) => existsSync(definitionsFolder(source, options)));
}

/**
 * Downloads the pinned modules and keeps their definitions; nothing is built.
 *
 * @throws ToolBuildError when there is no Go, or the modules cannot be downloaded.
 */
export async function installDefinitions(options: BuildOptions): Promise<void> {
  const { detail } = options;
  if (hasDefinitions(options)) return;
  const go = await GoCommand.find(PINS, options);
  const [first] = DEFINITION_SOURCES;
  if (first === undefined) return;
  await ensureFolder({
    path: join(definitionsFolder(first, options), ".."),
    isComplete: () => hasDefinitions(options),
    onWait: () => detail("waiting for another download of the same"),
    make: async (draft) => {
      detail("downloading modules");
      const modules = await download(go);
      for (const { name, requires, folder } of DEFINITION_SOURCES) {
        const module = modules.get(requires);
        if (module === undefined) throw new ToolBuildError(`go did not download ${requires}`);
        copyDefinitions(join(module, folder), join(draft, name));
      }
    },
  });
}

/** Folders of the downloaded modules, by their paths. */
async function download(go: GoCommand): Promise<ReadonlyMap<string, string>> {
  const wanted = DEFINITION_SOURCES.map(({ requires }) => requires);
  const { stdout } = await go.succeed(["mod", "download", "-json", ...wanted], () => undefined);
  const objects = stdout.trim().split(/(?<=^\})\n/m);
  return new Map(
    objects.map((text) => {
      const { Path, Dir } = downloaded.parse(JSON.parse(text));
      return [Path, Dir];
    }),
  );
}

/** Modules keep other files beside the definitions, such as lists of them. */
function copyDefinitions(from: string, to: string): void {
  mkdirSync(to);
  for (const file of readdirSync(from)) {
    if (file.endsWith(".yaml") && !file.startsWith("kustomization"))
      copyFileSync(join(from, file), join(to, file));
  }
}
