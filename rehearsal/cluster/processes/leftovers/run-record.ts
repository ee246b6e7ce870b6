import { readFileSync, renameSync } from "node:fs";
import { z } from "zod";
import { ProcessIdentity } from "../../../daemon/process-identity";
import { RunFolder } from "../run-folder";

const identity = z.object({ pid: z.int().positive(), started: z.string() });
const shape = z.object({ owner: identity, programs: z.array(identity.extend({ name: z.string() })) });

/** Name of the record in the folder of a control plane. */
export const RECORD_FILE = "run.json";

/** Who owns a control plane, and its processes in the order of their start. */
export type RunRecord = z.infer<typeof shape>;

/** Says in the folder of a control plane which processes belong to it, so that others can clean up after a kill. */
export class RunRecorder {
  readonly #programs: { name: string; pid: number; started: string }[] = [];

  public constructor(
    private readonly folder: RunFolder,
    private readonly owner: ProcessIdentity,
  ) {
    this.#save();
  }

  /** Records a process that has just been started. */
  public add(name: string, { pid, started }: ProcessIdentity): void {
    this.#programs.push({ name, pid, started });
    this.#save();
  }

  /** Written beside and moved, so that a reader never sees half of it. */
  #save(): void {
    const record: RunRecord = { owner: this.owner, programs: this.#programs };
    renameSync(
      this.folder.write(`${RECORD_FILE}.new`, JSON.stringify(record)),
      this.folder.file(RECORD_FILE),
    );
  }
}

/** Reads the record of a control plane; undefined when there is none that makes sense. */
export function readRunRecord(file: string): RunRecord | undefined {
  try {
    return shape.safeParse(JSON.parse(readFileSync(file, "utf8"))).data;
  } catch {
    return undefined;
  }
}
