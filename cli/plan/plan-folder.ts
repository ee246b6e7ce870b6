import {
  chmodSync,
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join, resolve } from "node:path";
import { lock } from "proper-lockfile";
import { Context } from "../context";
import { badInput, badSurroundings } from "../errors/known-error";

const MANIFEST = "plan.json";
const REVIEW = "review.json";
const PROGRAM = "program";
const APPLIED = "applied";
const FRESH = "fresh-";
const LOCK = "lock";
const PLAN_FILE = /\.tfplan$/;

/** One who has not been heard of for so long is dead; while a program is synthesized nothing else is done. */
const STALE_MILLISECONDS = 60_000;

/** How often one says that it is there, and looks whether the folder is still its own. */
const SIGN_MILLISECONDS = 2_000;

/** What may be in such a folder. */
const OURS = new RegExp(
  `^(\\.gitignore|approval\\.json|${LOCK}|${MANIFEST}|${REVIEW}|${PROGRAM}|${APPLIED}|${FRESH}.*|.*\\.tfplan)$`,
);

/**
 * A private folder with the plans of one environment. Plan files hold every secret and never leave it; the manifest and
 * the review are masked and may.
 */
export class PlanFolder {
  /** @param path absolute. */
  public constructor(public readonly path: string) {}

  /** Where the environment is synthesized to, and Terraform runs. */
  public get program(): string {
    return join(this.path, PROGRAM);
  }

  /** What was planned, and from which states. */
  public get manifest(): string {
    return join(this.path, MANIFEST);
  }

  /** The review of it. */
  public get review(): string {
    return join(this.path, REVIEW);
  }

  /** The program of a stack as it was applied last. */
  public appliedProgram(stack: string): string {
    return join(this.path, APPLIED, `${stack}.tf.json`);
  }

  /** The text of it; undefined when nothing was applied from this folder. */
  public keptProgram(stack: string): string | undefined {
    const file = this.appliedProgram(stack);
    return existsSync(file) ? readFileSync(file, "utf8") : undefined;
  }

  /** File for the plan of a stack. */
  public planFile(stack: string): string {
    return join(this.path, `${stack}.tfplan`);
  }

  /**
   * Makes it be there, for its owner only, and keeps everybody else from working in it: two would take each other's plans
   * away.
   *
   * @param onLost - hears that somebody else has taken it, because this process stood still for longer than a minute.
   * @returns what gives it back.
   * @throws KnownError when the folder has other things in it, or somebody else works in it.
   */
  public async hold(onLost: () => void): Promise<() => Promise<void>> {
    if (existsSync(this.path) && readdirSync(this.path).some((name) => !OURS.test(name))) {
      throw badInput(`${this.path} has other things in it than plans: name a new folder`);
    }
    mkdirSync(this.path, { recursive: true, mode: 0o700 });
    chmodSync(this.path, 0o700);
    writeFileSync(join(this.path, ".gitignore"), "*\n");
    const release = await this.#lock(onLost);
    for (const name of readdirSync(this.path)) {
      // Of one that was killed.
      if (name.startsWith(FRESH)) rmSync(join(this.path, name), { recursive: true });
    }
    return release;
  }

  /** A new private folder in it, for plans that are of use only now. */
  public fresh(): PlanFolder {
    return new PlanFolder(mkdtempSync(join(this.path, FRESH)));
  }

  /** Removes the plans of before, which nobody may take for new ones. The program stays, with the providers in it. */
  public removePlans(): void {
    for (const name of readdirSync(this.path)) {
      if (PLAN_FILE.test(name) || name === MANIFEST || name === REVIEW) rmSync(join(this.path, name));
    }
  }

  async #lock(onCompromised: () => void): Promise<() => Promise<void>> {
    const lockfilePath = join(this.path, LOCK);
    const times = { stale: STALE_MILLISECONDS, update: SIGN_MILLISECONDS };
    try {
      return await lock(this.path, { lockfilePath, ...times, onCompromised });
    } catch (cause) {
      if (!isLocked(cause)) throw cause;
      throw badSurroundings(
        `somebody else plans or applies in ${this.path}: wait for it, or name another folder; one that was killed is forgotten after ${STALE_MILLISECONDS / 1000} s`,
        cause,
      );
    }
  }
}

function isLocked(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ELOCKED";
}

/** Makes an empty file that only its owner may read, for a program to write a secret into. */
export function privateFile(file: string): string {
  rmSync(file, { force: true });
  closeSync(openSync(file, "wx", 0o600));
  return file;
}

/**
 * The folder for the plans of an environment: `.sdstack/plans/<environment>` below the folder of the project.
 *
 * @param out - folder to use instead.
 */
export function planFolderOf(
  { folder }: Pick<Context, "folder">,
  environment: string,
  out?: string,
): PlanFolder {
  return new PlanFolder(resolve(folder, out ?? join(".sdstack", "plans", environment)));
}
