import { ControlPlane } from "./cluster/control-plane";
import { ProviderDefinition } from "./plugin/definition";
import { takeSnapshot } from "./run/take-snapshot";
import { SeedNetwork } from "./seed";
import { serveWorld } from "./serve";
import { SimulatedClouds } from "./simulated-clouds";
import { ClusterListener } from "./world/cluster-directory";
import { createWorld, World } from "./world/world";

/** What simulated clouds are made of. */
export interface CloudsOptions {
  /** Starts the clusters. */
  readonly controlPlane: ControlPlane;

  /** The providers of a world. */
  readonly providers: (world: World) => readonly ProviderDefinition[];

  /** Puts an existing network into a world. */
  readonly seedNetwork: (world: World, network: SeedNetwork) => void;

  /**
   * Folder in which to make the private folder with the sockets; a short path.
   *
   * @default the system's folder for temporary files
   */
  readonly socketParent?: string;

  /**
   * Hears of clusters that start and stop.
   *
   * @default - nobody does.
   */
  readonly clusterListener?: ClusterListener;
}

/** Simulated clouds that live in this process. */
export interface CloudsInProcess extends SimulatedClouds {
  readonly world: World;

  /** Ends them; call it after the last Terraform command has ended. */
  stop(): Promise<void>;
}

/** Starts simulated clouds in this process. */
export async function startClouds(options: CloudsOptions): Promise<CloudsInProcess> {
  const { controlPlane, providers: make, seedNetwork, socketParent, clusterListener } = options;
  const world = createWorld({
    controlPlane,
    ...(clusterListener === undefined ? {} : { clusterListener }),
  });
  const providers = make(world);
  const served = await serveWorld(
    world,
    providers,
    socketParent === undefined ? {} : { parentFolder: socketParent },
  );
  return {
    world,
    environment: served.environment,
    snapshot: () => takeSnapshot(world, providers),
    async seed({ nodes, networks }) {
      for (const network of networks) seedNetwork(world, network);
      if (nodes.length === 0) return;
      const standing = await world.clusters.standing();
      const known = new Set((await standing.nodes()).map(({ name }) => name));
      for (const node of nodes) if (!known.has(node.name)) await standing.addNode(node);
    },
    async stop() {
      await served.stop();
      await world.clusters.stopAll();
    },
  };
}
