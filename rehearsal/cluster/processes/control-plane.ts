import { tmpdir } from "node:os";
import { ClusterOptions, ControlPlane } from "../control-plane";
import { HttpsApi } from "../https/https-api";
import { HttpsConnection } from "../https/https-connection";
import { ProcessCluster, ProcessClusterParts } from "./cluster";
import { freePort } from "./free-port";
import { removeLeftRuns } from "../../run-folder/remove-left-runs";
import { ControlPlanePrograms } from "./programs";
import { makeRunCredentials } from "./run-credentials";
import { RunningPrograms } from "./running-programs";
import { startPrograms } from "./start-programs";
import { StartReport } from "./start-report";

/** How control planes of real processes are started. */
export interface ProcessControlPlaneOptions {
  readonly programs: ControlPlanePrograms;

  /** Folder with the files that say what happens on nodes: `rehearsal/cluster/processes/stages` of this project. */
  readonly stagesFolder: string;

  /**
   * Folder below which each control plane gets its own. Its path must be short: a socket is in there.
   *
   * @default the system's folder for temporary files
   */
  readonly parentFolder?: string;

  /**
   * Whether the programs of the first cluster are started at once, while others still work towards asking for it.
   *
   * @default false
   */
  readonly inAdvance?: boolean;

  /** @default true services of type LoadBalancer get an address, as a cloud's controller would give them */
  readonly balancesLoads?: boolean;
}

/** Starts clusters of real processes. */
export interface ProcessControlPlane extends ControlPlane {
  /**
   * Ends what a killed run has left, and starts a control plane of its own: folder, port, keys, processes.
   *
   * @throws Error with a program's last words, when it cannot be started.
   */
  start(name: string, options?: ClusterOptions): Promise<ProcessCluster>;

  /** Ends the programs that were started in advance, if no cluster has used them. */
  release(): Promise<void>;
}

/** Times that a start is tried when somebody else takes the port at the last moment. */
const ATTEMPTS = 3;
const PORT_TAKEN = /address already in use/;

/** Starts control planes of etcd, the programs of Kubernetes, and kwok in the place of nodes. */
export function processControlPlane(options: ProcessControlPlaneOptions): ProcessControlPlane {
  const { balancesLoads = true, inAdvance = false } = options;
  let spare = inAdvance ? launch(options) : undefined;
  // Whoever asks for the cluster hears of it.
  spare?.catch(() => undefined);
  return {
    async start(name, surroundings = {}) {
      const launching = spare ?? launch(options);
      spare = undefined;
      return new ProcessCluster({ name, balancesLoads, ...surroundings, ...(await launching) });
    },
    async release() {
      const unused = await spare?.catch(() => undefined);
      spare = undefined;
      unused?.connection.close();
      await unused?.running.stop();
    },
  };
}

type Launched = Omit<ProcessClusterParts, "name" | "balancesLoads" | "namedBalancer">;

async function launch(options: ProcessControlPlaneOptions): Promise<Launched> {
  const { parentFolder = tmpdir() } = options;
  await removeLeftRuns(parentFolder);
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await launchOnce({ ...options, parentFolder });
    } catch (error) {
      const taken = error instanceof Error && PORT_TAKEN.test(error.message);
      if (!taken || attempt === ATTEMPTS) throw error;
    }
  }
}

async function launchOnce({
  programs,
  stagesFolder,
  parentFolder,
}: ProcessControlPlaneOptions & { readonly parentFolder: string }): Promise<Launched> {
  const report = new StartReport();
  const port = await freePort();
  const server = `https://127.0.0.1:${port}`;
  const running = await RunningPrograms.create(parentFolder);
  try {
    const { admin, files } = await makeRunCredentials(server, running.folder);
    report.done("credentials are made");
    const connection = new HttpsConnection(server, admin);
    const api = new HttpsApi(connection, () => running.failureSoon());
    // A server that dies in the middle of an answer would leave its caller waiting for the rest.
    running.onFailure(() => connection.close());
    await startPrograms({ programs, stagesFolder, running, files, port, api, report });
    return { server, credentials: admin, api, connection, running, startSteps: report.steps };
  } catch (error) {
    await running.stop();
    throw error;
  }
}
