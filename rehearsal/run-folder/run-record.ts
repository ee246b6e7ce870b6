import { readdirSync, readFileSync, renameSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { ProcessIdentity } from "../daemon/process-identity";
import { RunFolder } from "./run-folder";

const shape = z.object({ pid: z.int().positive(), started: z.string() });
const OWNER_FILE = "owner.json";

/** How the names of the files end in which programs say who they are. */
const PROGRAM_ENDING = ".process";

/** A program of a control plane, as it has said itself. */
export interface RecordedProgram extends ProcessIdentity {
  readonly name: string;
}

/** Says in the folder of a control plane whose it is, so that others can clean up when the owner is killed. */
export function recordOwner(folder: RunFolder, { pid, started }: ProcessIdentity): void {
  // Beside it and moved, so that a reader never sees half of it.
  const draft = folder.write(`${OWNER_FILE}.new`, JSON.stringify({ pid, started }));
  renameSync(draft, folder.file(OWNER_FILE));
}

/** Whose a folder is; undefined when it does not say. */
export function recordedOwner(folder: string): ProcessIdentity | undefined {
  try {
    return shape.safeParse(JSON.parse(readFileSync(join(folder, OWNER_FILE), "utf8"))).data;
  } catch {
    return undefined;
  }
}

/** File in which a program says who it is. */
export function programFile(name: string): string {
  return `${name}${PROGRAM_ENDING}`;
}

/** The programs that have said in a folder who they are; a folder or a file that goes away meanwhile says nothing. */
export function recordedPrograms(folder: string): readonly RecordedProgram[] {
  return (unlessGone(() => readdirSync(folder)) ?? [])
    .filter((file) => file.endsWith(PROGRAM_ENDING))
    .flatMap((file) => {
      const text = unlessGone(() => readFileSync(join(folder, file), "utf8")) ?? "";
      const [, pid = "", started = ""] = /^(\d+) (.+)$/m.exec(text) ?? [];
      const identity = shape.safeParse({ pid: Number(pid), started: started.trim() }).data;
      return identity === undefined ? [] : [{ name: file.slice(0, -PROGRAM_ENDING.length), ...identity }];
    });
}

function unlessGone<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
}
