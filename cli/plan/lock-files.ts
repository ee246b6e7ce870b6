import { createHash } from "node:crypto";
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { SynthesizedStack } from "../../rehearsal/run/stacks";

/** Terraform's own name for it. */
const LOCK_FILE = ".terraform.lock.hcl";

/**
 * The lock files of an environment: which builds of the providers are used. They are kept beside the environment files,
 * because they belong into version control, where the folder that Terraform runs in does not.
 */
export class LockFiles {
  /**
   * @param configFolder - folder with the environment files, absolute.
   * @param served - whether providers are served by simulated clouds: Terraform then locks nothing, and what is kept is
   * neither used nor touched.
   */
  public constructor(
    private readonly configFolder: string,
    private readonly served: boolean,
  ) {}

  /** Where the one of a stack is kept. */
  public kept(stack: string): string {
    return join(this.configFolder, "lock-files", `${stack}.terraform.lock.hcl`);
  }

  /** Gives Terraform the kept one. */
  public bring({ name, folder }: SynthesizedStack): void {
    const own = join(folder, LOCK_FILE);
    rmSync(own, { force: true });
    if (!this.served && existsSync(this.kept(name))) copyFileSync(this.kept(name), own);
  }

  /**
   * Keeps what Terraform has locked.
   *
   * @returns whether it is new, or another than before.
   */
  public keep({ name, folder }: SynthesizedStack): boolean {
    const own = join(folder, LOCK_FILE);
    if (this.served || !existsSync(own)) return false;
    const kept = this.kept(name);
    const text = readFileSync(own, "utf8");
    if (existsSync(kept) && readFileSync(kept, "utf8") === text) return false;
    mkdirSync(dirname(kept), { recursive: true });
    writeFileSync(kept, text);
    return true;
  }
}

/** Digest of the lock file that Terraform uses for a stack; `null` when there is none. */
export function lockFileDigest({ folder }: Pick<SynthesizedStack, "folder">): string | null {
  const file = join(folder, LOCK_FILE);
  if (!existsSync(file)) return null;
  return `sha256:${createHash("sha256").update(readFileSync(file)).digest("hex")}`;
}
