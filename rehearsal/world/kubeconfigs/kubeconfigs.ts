import { KubeConfig } from "@kubernetes/client-node";
import { RehearsalCluster } from "../../cluster/control-plane";
import { ClusterDirectory } from "../cluster-directory";
import { Workplace } from "../workplace";
import { KubeconfigChoice, KubeconfigError, readKubeconfig, withHome } from "./kubeconfig-file";
import { ConnectionOverrides, overridden } from "./overrides";

/** A cluster of a world that a program reaches by kubeconfig. */
export interface ReachedCluster {
  readonly cluster: RehearsalCluster;

  /**
   * Server and credentials as the file has them.
   *
   * @default - nobody read the file, it only stands for the cluster: everything is allowed.
   */
  readonly config?: KubeConfig;
}

/** What to do to have a kubeconfig that leads nowhere stand for a cluster of the simulated clouds. */
export const STAND_IN_HINT =
  "To try an environment on a cluster of the simulated clouds whatever its kubeconfig names, run " +
  "`sdstack cloud up <environment>` first. Those of another program stand for one after " +
  "`sdstack rehearse --app <folder> --keep`, as far as Terraform need not compute their paths and contexts.";

/** A kubeconfig names a cluster that is none of the world's. */
export class ForeignClusterError extends Error {
  public constructor(server: string, paths: readonly string[], known: readonly RehearsalCluster[]) {
    const clusters = known.map(({ name, server: at }) => `${name} (${at})`).join(", ");
    super(
      `${paths.join(", ")} names the cluster at ${server}, which is none of the simulated clouds: ` +
        `${clusters === "" ? "they have no cluster now" : `their clusters are ${clusters}`}.\n` +
        "Their providers never work with anybody else's cluster. To deploy to it, use the real providers, in a shell " +
        `without the variables of \`sdstack cloud env\`. ${STAND_IN_HINT}`,
    );
    this.name = "ForeignClusterError";
  }
}

/** What surrounds the kubeconfigs of a world. */
export interface KubeconfigsOptions {
  readonly clusters: ClusterDirectory;
  readonly workplace: Workplace;

  /** Whether kubeconfig files are read. Otherwise each stands for the standing cluster, whether it is there or not. */
  readonly areRead: boolean;
}

/**
 * What kubeconfigs stand for in a world. In a rehearsal, nobody reads them: the standing cluster is where a program's
 * cluster would be. In clouds that anybody may use, one that names a cluster of theirs is for that cluster; one that
 * somebody has said to stand for the standing cluster is for that; and every other one is refused.
 */
export class Kubeconfigs {
  readonly #options: KubeconfigsOptions;
  readonly #standIns = new Set<string>();

  public constructor(options: KubeconfigsOptions) {
    this.#options = options;
  }

  /** Whether the files are read. */
  public get areRead(): boolean {
    return this.#options.areRead;
  }

  /**
   * Lets a kubeconfig stand for the standing cluster, unless it names a cluster of this world.
   *
   * @returns whether it does now.
   */
  public async standIn(choice: KubeconfigChoice): Promise<boolean> {
    if (this.areRead && (await this.#namesOwn(choice))) return false;
    this.#standIns.add(keyOf(choice));
    return true;
  }

  /**
   * The cluster that a program reaches.
   *
   * @throws KubeconfigError when the file cannot be used, ForeignClusterError when it names another's cluster.
   */
  public async reach(choice: KubeconfigChoice, overrides: ConnectionOverrides): Promise<ReachedCluster> {
    const { clusters } = this.#options;
    if (!this.areRead) return { cluster: await clusters.standing() };
    const isStandIn = this.#standIns.has(keyOf(choice));
    const config = unless(isStandIn, () => this.#read(choice, overrides));
    const cluster = config && (await this.#clusterAt(config));
    // At the address that was compared: what a name of this machine leads to, others decide.
    if (config && cluster) return { cluster, config: overridden(config, { server: cluster.server }) };
    if (isStandIn) return { cluster: await clusters.standing() };
    throw new ForeignClusterError(placeOf(config), choice.paths, await clusters.list());
  }

  async #namesOwn(choice: KubeconfigChoice): Promise<boolean> {
    const config = unless(true, () => this.#read(choice, {}));
    return config !== undefined && (await this.#clusterAt(config)) !== undefined;
  }

  async #clusterAt(config: KubeConfig): Promise<RehearsalCluster | undefined> {
    // With a proxy it is the proxy that decides where calls go, whatever the server is called.
    if (hasProxy(config)) return undefined;
    return this.#options.clusters.byServer(onLoopback(serverOf(config)));
  }

  #read(choice: KubeconfigChoice, overrides: ConnectionOverrides): KubeConfig {
    const folders = this.#options.workplace.terraformFolders();
    const config = readKubeconfig(choice, folders.length === 0 ? [process.cwd()] : folders);
    return overridden(config, overrides);
  }
}

/** Nothing where what cannot be read does not matter. */
function unless<T>(doesNotMatter: boolean, read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (doesNotMatter && error instanceof KubeconfigError) return undefined;
    throw error;
  }
}

function serverOf(config: KubeConfig | undefined): string {
  return config?.getCurrentCluster()?.server ?? "";
}

/** Where calls would go, for people; a proxy's address may hold a password. */
function placeOf(config: KubeConfig | undefined): string {
  return `${serverOf(config)}${config !== undefined && hasProxy(config) ? ", as a proxy sees it" : ""}`;
}

function hasProxy(config: KubeConfig): boolean {
  return (config.getCurrentCluster()?.proxyUrl ?? "") !== "";
}

/** The address by which a world knows a server of this machine. */
function onLoopback(server: string): string {
  return server.replace(/^https:\/\/localhost(?=[:/]|$)/, "https://127.0.0.1");
}

/** What a program says by itself: that is known before anybody runs it, and stays the same in every shell. */
function keyOf({ paths, written, ...parts }: KubeconfigChoice): string {
  const { context = "", cluster = "", user = "" } = written ?? parts;
  return JSON.stringify([paths.map(withHome), context, cluster, user]);
}
