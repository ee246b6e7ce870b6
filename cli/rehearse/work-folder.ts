import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** The folders of one rehearsal; only their owner can enter them. */
export interface WorkFolder {
  /** Where the program is synthesized to. */
  readonly program: string;

  /** Where the states are. */
  readonly state: string;

  /** Where plan files are. */
  readonly plans: string;

  /** Removes what is not to be kept. */
  remove(): void;
}

/** Folders that go with the rehearsal. */
export function temporaryWorkFolder(): WorkFolder {
  const root = mkdtempSync(join(tmpdir(), "sdstack-"));
  const folders = {
    program: join(root, "cdktf.out"),
    state: join(root, "state"),
    plans: join(root, "plans"),
  };
  for (const folder of Object.values(folders)) mkdirSync(folder);
  return { ...folders, remove: () => rmSync(root, { recursive: true, force: true }) };
}

/** Folders next to a cloud in the background: the program and its states outlive the rehearsal. */
export function keptWorkFolder(cloudFolder: string, stateFolder: string, environment: string): WorkFolder {
  const program = join(cloudFolder, "apps", environment, "cdktf.out");
  mkdirSync(program, { recursive: true, mode: 0o700 });
  const plans = mkdtempSync(join(tmpdir(), "sdstack-plans-"));
  return {
    program,
    state: stateFolder,
    plans,
    remove: () => rmSync(plans, { recursive: true, force: true }),
  };
}
