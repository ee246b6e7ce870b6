import { ControlPlane } from "./cluster/control-plane";
import { VolumeProvisioner } from "./cluster/volume-provisioner";
import { ExistingGateways } from "./gateways/existing-gateways";
import { PlacementProof } from "./placement/proof";
import { ProofRequest } from "./placement/proof-request";
import { provePlacement } from "./placement/prove";
import { SpareNodes } from "./placement/spare-nodes";
import { ProviderDefinition } from "./plugin/definition";
import { DefinitionFolders, DefinitionLibrary } from "./providers/helm/definitions/definition-library";
import { haveDefinitions } from "./providers/helm/definitions/existing-definitions";
import { takeSnapshot } from "./run/take-snapshot";
import { SeedNetwork } from "./seed";
import { serveWorld } from "./serve";
import { SimulatedClouds } from "./simulated-clouds";
import { ClusterListener, STANDING_CLUSTER } from "./world/cluster-directory";
import { WaitJudge } from "./world/wait-judge";
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
   * Folders with custom resource definitions.
   *
   * @default - definitions are known in summary only, and take anything.
   */
  readonly definitions?: DefinitionFolders | undefined;

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

  /**
   * Whether kubeconfig files are read that programs name: when others than a rehearsal use the clouds.
   *
   * @default false: each stands for the standing cluster.
   */
  readonly readsKubeconfigs?: boolean;

  /**
   * Makes what ends waits that can never end.
   *
   * @default - everything is waited for as long as the real providers do.
   */
  readonly waitJudge?: (world: World) => WaitJudge;
}

/** Simulated clouds that live in this process. */
export interface CloudsInProcess extends SimulatedClouds {
  readonly world: World;

  /** Ends them; call it after the last Terraform command has ended. */
  stop(): Promise<void>;
}

/** Starts simulated clouds in this process. */
export async function startClouds(options: CloudsOptions): Promise<CloudsInProcess> {
  const { controlPlane, providers: make, seedNetwork, socketParent, clusterListener, waitJudge } = options;
  const { readsKubeconfigs = false } = options;
  const world = createWorld({
    controlPlane,
    readsKubeconfigs,
    ...(clusterListener === undefined ? {} : { clusterListener }),
    ...(waitJudge === undefined ? {} : { waitJudge }),
  });
  const providers = make(world);
  const served = await serveWorld(
    world,
    providers,
    socketParent === undefined ? {} : { parentFolder: socketParent },
  );
  const library = new DefinitionLibrary(options.definitions ?? new Map());
  let provisioner: VolumeProvisioner | undefined;
  let existing: ExistingGateways | undefined;
  return {
    world,
    environment: served.environment,
    snapshot: () => takeSnapshot(world, providers),
    prove: (request, signal) => prove(world, request, signal),
    async seed(seed) {
      const {
        nodes,
        networks,
        storageClasses = [],
        gateways = [],
        definitions = [],
        kubeconfigs = [],
      } = seed;
      for (const network of networks) seedNetwork(world, network);
      const standIns = await Promise.all(kubeconfigs.map((file) => world.kubeconfigs.standIn(file)));
      if (kubeconfigs.length > 0 && !standIns.includes(true)) return;
      if (nodes.length + storageClasses.length + gateways.length + definitions.length === 0) return;
      const standing = await world.clusters.standing();
      const known = new Set((await standing.nodes()).map(({ name }) => name));
      for (const node of nodes) if (!known.has(node.name)) await standing.addNode(node);
      for (const name of storageClasses) {
        provisioner ??= new VolumeProvisioner(standing.api);
        await provisioner.serve(name);
      }
      const cluster = { api: standing.api, settles: standing.folder !== undefined };
      for (const source of definitions) await haveDefinitions(cluster, library.of(source));
      for (const gateway of gateways) {
        existing ??= new ExistingGateways(cluster, library);
        await existing.serve(gateway);
      }
    },
    async stop() {
      try {
        await provisioner?.stop();
        await existing?.stop();
        await served.stop();
      } finally {
        await world.clusters.stopAll();
      }
    },
  };
}

async function prove(
  world: World,
  { lookOnly, spareNodes }: ProofRequest,
  signal: AbortSignal,
): Promise<PlacementProof> {
  const clusters = await world.clusters.list();
  const subjects = clusters.map((cluster) => {
    const autoscaler = { settled: (end: AbortSignal) => world.autoscaling.settled(cluster, end) };
    const spare = cluster.name === STANDING_CLUSTER ? spareNodes : [];
    return { cluster, growth: new SpareNodes(cluster, spare, autoscaler) };
  });
  try {
    return await provePlacement(subjects, { lookOnly, signal });
  } finally {
    for (const { growth } of subjects) await growth.giveBack();
  }
}
