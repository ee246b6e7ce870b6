import { readdirSync, readFileSync, readlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Where an operating system tells about processes as files. */
const PROCESSES = "/proc";

/** Names of the programs whose folders count. */
const TERRAFORMS: readonly string[] = ["terraform", "tofu"];

/** Where on this machine a world is served from, and where those work who use it. */
export class Workplace {
  #folder: string | undefined;

  /** Folder for files that nobody else may read; who makes one removes it. */
  public get privateFolder(): string {
    return this.#folder ?? tmpdir();
  }

  /** Says that the world is served from a private folder, with sockets in it. */
  public servedFrom(folder: string): void {
    this.#folder = folder;
  }

  /**
   * Working folders of the Terraforms that use this world now; relative paths in their configurations start there. A
   * provider that Terraform itself starts would just be in that folder. Only Linux tells; elsewhere there are none.
   */
  public terraformFolders(): readonly string[] {
    return [...new Set(this.#terraforms().map(({ folder }) => folder))];
  }

  /**
   * A variable of the environment of the Terraforms that use this world now, which a provider that they start would have;
   * undefined when none of them has it. Only Linux tells.
   */
  public terraformVariable(name: string): string | undefined {
    const values = this.#terraforms().flatMap(({ variables }) =>
      variables.filter((line) => line.startsWith(`${name}=`)).map((line) => line.slice(name.length + 1)),
    );
    return values.find((value) => value !== "");
  }

  #terraforms(): readonly RunningTerraform[] {
    const socketFolder = this.#folder;
    if (socketFolder === undefined) return [];
    return processNumbers().flatMap((pid) => {
      try {
        const process = join(PROCESSES, pid);
        if (!TERRAFORMS.includes(readFileSync(join(process, "comm"), "utf8").trim())) return [];
        const environment = readFileSync(join(process, "environ"), "utf8");
        // The variable that leads Terraform here.
        if (!environment.includes(`${socketFolder}/`)) return [];
        return [{ folder: readlinkSync(join(process, "cwd")), variables: environment.split("\0") }];
      } catch {
        // Somebody else's, or gone in the meantime.
        return [];
      }
    });
  }
}

/** A Terraform that runs now. */
interface RunningTerraform {
  readonly folder: string;

  /** Such as `HOME=/home/me`. */
  readonly variables: readonly string[];
}

function processNumbers(): readonly string[] {
  try {
    return readdirSync(PROCESSES).filter((name) => /^\d+$/.test(name));
  } catch {
    return [];
  }
}
