import { readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

const RECORD = z.object({
  format: z.literal(2),
  pid: z.number(),
  started: z.string(),
  since: z.string(),
  instance: z.string(),
  socketFolder: z.string(),
  controlSocket: z.string(),
  stateFolder: z.string(),
  controlPlane: z.enum(["processes", "memory"]),
  kubeconfigFolder: z.string().optional(),
  environment: z.record(z.string(), z.string()),
});

/** What is known of a cloud that was started in the background. */
export type CloudRecord = Readonly<z.infer<typeof RECORD>>;

const fileIn = (folder: string): string => join(folder, "cloud.json");

/** Reads the record; undefined when no cloud was started, or its record cannot be understood. */
export function readCloudRecord(folder: string): CloudRecord | undefined {
  try {
    return RECORD.parse(JSON.parse(readFileSync(fileIn(folder), "utf8")));
  } catch {
    return undefined;
  }
}

/** Writes the record in one step, readable by its owner only. */
export function writeCloudRecord(folder: string, record: CloudRecord): void {
  const draft = `${fileIn(folder)}.${record.pid}`;
  writeFileSync(draft, JSON.stringify(record, undefined, 2), { mode: 0o600 });
  renameSync(draft, fileIn(folder));
}

/** Forgets a cloud. What it kept on disk goes too: its states describe things that no longer exist. */
export function removeCloud(folder: string, record: CloudRecord): void {
  rmSync(record.socketFolder, { recursive: true, force: true });
  rmSync(record.stateFolder, { recursive: true, force: true });
  if (record.kubeconfigFolder !== undefined)
    rmSync(record.kubeconfigFolder, { recursive: true, force: true });
  rmSync(join(folder, "apps"), { recursive: true, force: true });
  rmSync(fileIn(folder), { force: true });
}
