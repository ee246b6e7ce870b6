import {
  ClusterCredentials,
  ClusterOptions,
  ControlPlane,
  NodeSpec,
  PodPlacement,
  RehearsalCluster,
} from "../control-plane";
import { KubernetesApi } from "../kubernetes-api";
import { MemoryApi } from "./api/memory-api";
import { removeObject } from "./api/remove";
import { bootstrap } from "./bootstrap";
import { ClusterState } from "./cluster-state";
import { settle } from "./controllers";
import { makeCredentials } from "./credentials";
import { DumpedObject, dumpState } from "./dump-state";
import { makeNode, nodeSpecOf } from "./nodes";
import { placementsIn } from "./placements";

/** First of the ports that no program may reserve; clusters in memory only write them into URLs. */
const FIRST_PORT = 49152;
const PORTS = 16384;

/** What a control plane in memory has. */
export interface MemoryControlPlaneOptions {
  /** @default true services of type LoadBalancer get an address, as a cloud's controller would give them */
  readonly balancesLoads?: boolean;
}

/** A control plane that is nothing but data in this process. */
export class MemoryCluster implements RehearsalCluster {
  public readonly api: KubernetesApi;
  private readonly state: ClusterState;

  public constructor(
    public readonly name: string,
    public readonly server: string,
    public readonly credentials: ClusterCredentials,
    { balancesLoads = true, namedBalancer }: MemoryControlPlaneOptions & ClusterOptions = {},
  ) {
    this.state = new ClusterState(name, credentials.caCertificate, balancesLoads, namedBalancer);
    this.api = new MemoryApi(this.state);
    bootstrap(this.state);
    settle(this.state);
  }

  public addNode(node: NodeSpec): Promise<void> {
    return this.settled(() => {
      makeNode(this.state, node);
    });
  }

  public removeNode(name: string): Promise<void> {
    return this.settled(() => {
      const type = this.state.registry.find("", "v1", "nodes");
      const node = this.state.store.get("/nodes", "", name);
      if (type === undefined || node === undefined)
        throw new Error(`cluster '${this.name}' has no node '${name}'`);
      removeObject(this.state, type, node, { propagation: "Background", dryRun: false });
    });
  }

  public nodes(): Promise<readonly NodeSpec[]> {
    return Promise.resolve(this.state.store.list("/nodes").map(nodeSpecOf));
  }

  public placements(): Promise<readonly PodPlacement[]> {
    return Promise.resolve(placementsIn(this.state));
  }

  public stop(): Promise<void> {
    this.state.store.clear();
    return Promise.resolve();
  }

  /** Every object there is, own ones of the cluster included. */
  public dump(): readonly DumpedObject[] {
    return dumpState(this.state);
  }

  private settled(change: () => void): Promise<void> {
    return Promise.resolve().then(() => {
      change();
      settle(this.state);
    });
  }
}

/**
 * Starts control planes in memory. They behave like Kubernetes 1.34 for those who talk to them through `api`.
 * Their server URL is made up, unique in this process, and nothing listens there: the credentials are real
 * certificates, but only for kubeconfigs to carry.
 */
export function memoryControlPlane(options: MemoryControlPlaneOptions = {}): ControlPlane {
  let started = 0;
  return {
    start: async (name, surroundings) => {
      const port = FIRST_PORT + (started % PORTS);
      started += 1;
      const credentials = await makeCredentials(name);
      return new MemoryCluster(name, `https://127.0.0.1:${port}`, credentials, {
        ...options,
        ...surroundings,
      });
    },
  };
}
