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
   * undefined when none of them has it, or none but empty. Only Linux tells.
   *
   * @throws DisagreementError when it is not the same for all of them: one could get what is another's.
   */
  public terraformVariable(name: string): string | undefined {
    const values = this.#terraforms().map(({ variables }) => {
      const line = variables.find((each) => each.startsWith(`${name}=`)) ?? "";
      return line.slice(name.length + 1);
    });
    // The empty one, which is as good as none, comes last.
    const [value = "", other] = [...new Set(values)].sort().reverse();
    if (other !== undefined) throw new DisagreementError(name, value, other);
    return value === "" ? undefined : value;
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

/** Several Terraforms use a world at the same time, and their environments are not the same. */
export class DisagreementError extends Error {
  public constructor(variable: string, one: string, other: string) {
    const shown = (value: string): string => (value === "" ? "not set" : JSON.stringify(value));
    super(
      `Several Terraforms use the simulated clouds now, and ${variable} is ${shown(one)} for one of them and ` +
        `${shown(other)} for another: whose request this is cannot be told. ` +
        "Name kubeconfig and context in the provider blocks, or run one after the other.",
    );
    this.name = "DisagreementError";
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
