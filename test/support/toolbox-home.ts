import { mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { homeOf } from "../../cli/home";

/** A home of its own for a test, in which the programs that this user has built are there already. */
export function homeWithToolbox(folder: string): string {
  const home = join(folder, "home");
  mkdirSync(join(home, "cache"), { recursive: true });
  const { cache } = homeOf({ environment: process.env, folder: process.cwd() });
  symlinkSync(join(cache, "toolbox"), join(home, "cache/toolbox"));
  return home;
}
