import { mkdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { OwnedFolder } from "../../rehearsal/run-folder/owned-folder";
import { removeLeftRuns } from "../../rehearsal/run-folder/remove-left-runs";

/** The folders of one rehearsal; only their owner can enter them. */
export interface WorkFolder {
  /** What goes with the rehearsal, also when it is killed. */
  readonly root: string;

  /** Where the program is synthesized to. */
  readonly program: string;

  /** Where the states are. */
  readonly state: string;

  /** Where plan files are. */
  readonly plans: string;

  /** Removes what is not to be kept. */
  remove(): Promise<void>;
}

/** Folders that go with the rehearsal. Those of one that was killed are removed first. */
export async function temporaryWorkFolder(): Promise<WorkFolder> {
  await removeLeftRuns(tmpdir());
  const owned = await OwnedFolder.create(tmpdir(), "run");
  const root = owned.folder.path;
  const folders = {
    program: join(root, "cdktf.out"),
    state: join(root, "state"),
    plans: join(root, "plans"),
  };
  for (const folder of Object.values(folders)) mkdirSync(folder);
  return { root, ...folders, remove: () => owned.remove() };
}

/** Folders next to a cloud in the background: the program and its states outlive the rehearsal. */
export async function keptWorkFolder(
  cloudFolder: string,
  stateFolder: string,
  environment: string,
): Promise<WorkFolder> {
  await removeLeftRuns(tmpdir());
  const program = join(cloudFolder, "apps", environment, "cdktf.out");
  mkdirSync(program, { recursive: true, mode: 0o700 });
  const owned = await OwnedFolder.create(tmpdir(), "plans");
  const root = owned.folder.path;
  return { root, program, state: stateFolder, plans: root, remove: () => owned.remove() };
}
