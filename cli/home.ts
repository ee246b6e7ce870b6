import { join, resolve } from "node:path";
import envPaths from "env-paths";
import { Context } from "./context";

/** Folders of this program on the user's machine. */
export interface Home {
  /** What belongs to the simulated cloud in the background; private. */
  readonly cloud: string;

  /** What can be made again, such as built programs. */
  readonly cache: string;
}

/** Below `SDSTACK_HOME` when that is set, otherwise where the operating system wants such folders. */
export function homeOf({ environment, folder }: Pick<Context, "environment" | "folder">): Home {
  const chosen = environment["SDSTACK_HOME"] ?? "";
  if (chosen !== "") {
    const home = resolve(folder, chosen);
    return { cloud: join(home, "cloud"), cache: join(home, "cache") };
  }
  const { data, cache } = envPaths("sdstack", { suffix: "" });
  return { cloud: join(data, "cloud"), cache };
}
