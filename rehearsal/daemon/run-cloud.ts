import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CloudsInProcess } from "../clouds-in-process";
import { OwnedFolder } from "../run-folder/owned-folder";
import { removeLeftRuns } from "../run-folder/remove-left-runs";
import { CloudRecord, readCloudRecord, removeCloud, writeCloudRecord } from "./cloud-record";
import { serveControl } from "./control-server";
import { identify } from "./process-identity";
import { makePrivateFolder } from "./private-folder";

/** What runs in the background. */
export interface CloudOptions {
  /** Private folder that keeps the record of the cloud. */
  readonly folder: string;

  /** What its clusters are. */
  readonly controlPlane: CloudRecord["controlPlane"];

  /**
   * Folder with a kubeconfig for every cluster that is up.
   *
   * @default - there are none.
   */
  readonly kubeconfigFolder?: string;

  /** Starts serving, with its sockets below a folder. */
  readonly serve: (socketParent: string) => Promise<CloudsInProcess>;

  /** Called when others can find the cloud. */
  readonly onReady: (record: CloudRecord) => void;

  /** Ends the cloud. */
  readonly signal: AbortSignal;
}

/**
 * Runs a cloud in this process until it is asked to end, through its own channel or by the signal. Whatever
 * fails, nothing of it stays: neither what serves, nor its folders, nor its record.
 */
export async function runCloud(options: CloudOptions): Promise<void> {
  const { folder, serve } = options;
  makePrivateFolder(folder);
  const stateFolder = join(folder, "state");
  makePrivateFolder(stateFolder);
  await removeLeftRuns(tmpdir());
  // Not below `folder`: the path of a socket must be short.
  const sockets = await OwnedFolder.create(tmpdir(), "cloud");
  const socketFolder = sockets.folder.path;
  try {
    const clouds = await serve(socketFolder);
    try {
      await serveUntilEnd({ ...options, stateFolder, socketFolder, clouds });
    } finally {
      await clouds.stop();
    }
  } finally {
    const record = readCloudRecord(folder);
    // A record of another cloud is none of this one's business.
    if (record?.socketFolder === socketFolder) removeCloud(folder, record);
    await sockets.remove();
  }
}

interface Serving extends Omit<CloudOptions, "serve"> {
  readonly stateFolder: string;
  readonly socketFolder: string;
  readonly clouds: CloudsInProcess;
}

async function serveUntilEnd(serving: Serving): Promise<void> {
  const { folder, stateFolder, socketFolder, clouds, onReady, signal } = serving;
  const { controlPlane, kubeconfigFolder } = serving;
  const self = await identify(process.pid);
  if (self === undefined) throw new Error("the operating system does not know this process");
  const record: CloudRecord = {
    format: 2,
    ...self,
    since: new Date().toISOString(),
    instance: randomUUID(),
    socketFolder,
    controlSocket: join(socketFolder, "control.sock"),
    stateFolder,
    controlPlane,
    ...(kubeconfigFolder === undefined ? {} : { kubeconfigFolder }),
    environment: { ...clouds.environment },
  };
  const asked = new AbortController();
  const { controlSocket: socketPath, instance } = record;
  const control = await serveControl({ socketPath, instance, clouds, onDown: () => asked.abort() });
  try {
    writeCloudRecord(folder, record);
    onReady(record);
    const end = AbortSignal.any([signal, asked.signal]);
    if (!end.aborted) await once(end, "abort");
  } finally {
    control.close();
    control.closeAllConnections();
  }
}
