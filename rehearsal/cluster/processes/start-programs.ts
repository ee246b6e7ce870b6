import { connect } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { HttpsApi } from "../https/https-api";
import { ControlPlanePrograms } from "./programs";
import {
  apiServerFlags,
  controllerManagerFlags,
  ETCD_SOCKET,
  etcdFlags,
  kwokFlags,
  schedulerFlags,
} from "./flags";
import { CredentialFiles } from "./run-credentials";
import { RunningPrograms } from "./running-programs";
import { StartReport } from "./start-report";

/** What happens on nodes and to their pods. */
const STAGES = ["node-ready", "pod-running", "pod-succeeded", "pod-gone"];

/** How long a control plane may take to be ready on a busy machine. */
const START_SECONDS = 120;
const POLL_MILLISECONDS = 25;

/** What a control plane is started from. */
export interface StartInput {
  readonly programs: ControlPlanePrograms;

  /** Folder with the files that say what happens on nodes. */
  readonly stagesFolder: string;
  readonly running: RunningPrograms;
  readonly files: CredentialFiles;
  readonly port: number;
  readonly api: HttpsApi;
  readonly report: StartReport;
}

/**
 * Starts the programs: etcd, then the API server, then what uses it, all at once, and waits until the controllers have
 * shown that they work.
 *
 * @throws Error with a program's last words, when it ends or is not ready in time.
 */
export async function startPrograms(input: StartInput): Promise<void> {
  const { programs, stagesFolder, running, files, port, api } = input;
  const { path } = running.folder;
  await running.start({ name: "etcd", path: programs.etcd, flags: etcdFlags(path), memoryMiB: 300 });
  await until("etcd listens", input, () => isListening(join(path, ETCD_SOCKET)));
  const flags = apiServerFlags(port, path, files);
  await running.start({ name: "kube-apiserver", path: programs.apiServer, flags, memoryMiB: 800 });
  await until(
    "kube-apiserver listens",
    input,
    async () => (await statusOf(api, "/livez/ping")) !== undefined,
  );
  await until("kube-apiserver is ready", input, async () => (await statusOf(api, "/readyz")) === 200);
  // Not before: the controller manager looks only once a second whether the server is ready.
  const stages = STAGES.map((name) => join(stagesFolder, `${name}.yaml`));
  const { controllerManager, scheduler, kwok } = programs;
  await Promise.all(
    [
      { name: "kube-controller-manager", path: controllerManager, flags: controllerManagerFlags(files) },
      { name: "kube-scheduler", path: scheduler, flags: schedulerFlags(files) },
      { name: "kwok", path: kwok, flags: kwokFlags(files, stages) },
    ].map((program) => running.start({ ...program, memoryMiB: 300 })),
  );
  const account = "/api/v1/namespaces/default/serviceaccounts/default";
  await until("controllers work", input, async () => (await statusOf(api, account)) === 200);
}

async function until(
  what: string,
  { running, report }: StartInput,
  isSo: () => Promise<boolean>,
): Promise<void> {
  const deadline = performance.now() + START_SECONDS * 1000;
  while (!(await isSo())) {
    if (running.failure !== undefined) throw new Error(running.failure);
    if (performance.now() > deadline) throw new Error(`waited ${START_SECONDS} s in vain: ${what}`);
    await sleep(POLL_MILLISECONDS);
  }
  report.done(what);
}

/** HTTP status of a path; undefined when nobody answers. */
async function statusOf(api: HttpsApi, path: string): Promise<number | undefined> {
  try {
    return (await api.request({ method: "GET", path })).status;
  } catch {
    return undefined;
  }
}

async function isListening(socket: string): Promise<boolean> {
  return new Promise((resolve) => {
    const connection = connect(socket);
    const end = (listening: boolean) => (): void => {
      connection.destroy();
      resolve(listening);
    };
    connection.on("connect", end(true)).on("error", end(false));
  });
}
