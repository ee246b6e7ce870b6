import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Tool, ToolboxOptions, ToolFamily } from "./tool";

/** What pins a Go module. */
type Pinned = Pick<ToolFamily, "folder" | "requires">;

/** The version that is pinned, such as `1.34.4`. @throws Error when the `go.mod` requires none. */
export function pinnedVersion(pinned: Pinned, toolboxFolder: string): string {
  const { folder, requires } = pinned;
  const file = join(toolboxFolder, folder, "go.mod");
  const words = readFileSync(file, "utf8")
    .split("\n")
    .map((line) => line.trim().replace(/^require\s+/, ""));
  const line = words.find((text) => text.startsWith(`${requires} v`));
  if (line === undefined) throw new Error(`${file} does not require ${requires}`);
  return line.slice(requires.length + 2).split(/\s/)[0] ?? "";
}

/** Folder of a family's built programs; it changes with the pins, the settings of the build and the platform. */
export function builtFolder(
  family: ToolFamily,
  { toolboxFolder, cacheFolder }: Pick<ToolboxOptions, "toolboxFolder" | "cacheFolder">,
): string {
  const settings = linkerText(family, toolboxFolder);
  const key = `${process.platform}-${process.arch}-${pinKey(join(toolboxFolder, family.folder), settings)}`;
  return join(cacheFolder, "toolbox", `${family.folder}-${key}`);
}

/** A short text that changes with the pins in a folder and with other settings. */
export function pinKey(folder: string, settings = ""): string {
  const pins = createHash("sha256");
  for (const file of ["go.mod", "go.sum"]) pins.update(readFileSync(join(folder, file)));
  return pins.update(settings).digest("hex").slice(0, 16);
}

/** Path that a program has, or will have, once it is built. */
export function builtPath(
  tool: Tool,
  options: Pick<ToolboxOptions, "toolboxFolder" | "cacheFolder">,
): string {
  return join(builtFolder(tool.family, options), tool.name);
}

/** Settings of the linker: without tables for debuggers, which make programs a third larger. */
export function linkerText(family: ToolFamily, toolboxFolder: string): string {
  const { linkerFlags } = family;
  const own = linkerFlags === undefined ? [] : linkerFlags(pinnedVersion(family, toolboxFolder));
  return ["-s", "-w", ...own].join(" ");
}
