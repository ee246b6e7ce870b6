import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CloudsInProcess } from "../clouds-in-process";
import { CloudRecord, removeCloud, writeCloudRecord } from "./cloud-record";
import { serveControl } from "./control-server";
import { identify } from "./process-identity";
import { makePrivateFolder } from "./private-folder";

/** What runs in the background. */
export interface CloudOptions {
  /** Private folder that keeps the record of the cloud. */
  readonly folder: string;

  /** Starts serving, with its sockets below a folder. */
  readonly serve: (socketParent: string) => Promise<CloudsInProcess>;

  /** Called when others can find the cloud. */
  readonly onReady: (record: CloudRecord) => void;

  /** Ends the cloud. */
  readonly signal: AbortSignal;
}

/** Runs a cloud in this process until it is asked to end, through its own channel or by the signal. */
export async function runCloud(options: CloudOptions): Promise<void> {
  const { folder, serve, onReady, signal } = options;
  makePrivateFolder(folder);
  const stateFolder = join(folder, "state");
  makePrivateFolder(stateFolder);
  // Not below `folder`: the path of a socket must be short. mkdtemp makes folders that only their owner can enter.
  const socketFolder = mkdtempSync(join(tmpdir(), "sdc-"));
  const clouds = await serve(socketFolder);
  const self = await identify(process.pid);
  if (self === undefined) throw new Error("the operating system does not know this process");
  const record: CloudRecord = {
    format: 1,
    ...self,
    since: new Date().toISOString(),
    instance: randomUUID(),
    socketFolder,
    controlSocket: join(socketFolder, "control.sock"),
    stateFolder,
    environment: { ...clouds.environment },
  };
  const asked = new AbortController();
  const { controlSocket: socketPath, instance } = record;
  const control = await serveControl({ socketPath, instance, clouds, onDown: () => asked.abort() });
  writeCloudRecord(folder, record);
  onReady(record);
  const end = AbortSignal.any([signal, asked.signal]);
  if (!end.aborted) await once(end, "abort");
  control.close();
  control.closeAllConnections();
  await clouds.stop();
  removeCloud(folder, record);
}
