import { RehearsalCluster } from "../../cluster/control-plane";
import { kubeconfig } from "../../cluster/kubeconfig";
import { KubernetesApi } from "../../cluster/kubernetes-api";
import { isObjectValue, ObjectValue, Value } from "../../plugin/value";
import { NOTHING_CONFIGURED } from "../../world/kubeconfigs/go-words";
import { KubeconfigChoice, KubeconfigError } from "../../world/kubeconfigs/kubeconfig-file";
import { ReachedCluster } from "../../world/kubeconfigs/kubeconfigs";
import { reachedApi } from "../../world/kubeconfigs/reached-api";
import { World } from "../../world/world";
import { connectionOverrides, kubeconfigChoice } from "../cluster-access/kubeconfig-settings";
import { UnreachableError } from "./helm-error";
import { HelmCluster } from "./program/helm-program";

/** A cluster, and how it is worked with. */
export interface HelmTarget {
  readonly cluster: RehearsalCluster;

  /** Its API, with the credentials that are configured. */
  readonly api: KubernetesApi;

  /**
   * How helm works with it.
   *
   * @default - not at all: nothing listens there that it could work with.
   */
  readonly forHelm?: HelmCluster;
}

/** The way to the cluster that a provider block names. */
export class ClusterConnection {
  readonly #world: Pick<World, "clusters" | "kubeconfigs" | "workplace">;
  readonly #settings: ObjectValue;

  /** What is chosen once is kept: a provider that Terraform starts has one environment as long as it runs. */
  #choice: { readonly kubeconfig: KubeconfigChoice | undefined } | undefined;

  /** @param kubernetes the value of `kubernetes` in the provider block. */
  public constructor(
    world: Pick<World, "clusters" | "kubeconfigs" | "workplace">,
    kubernetes: Value | undefined,
  ) {
    this.#world = world;
    this.#settings = isObjectValue(kubernetes) ? kubernetes : {};
  }

  /**
   * The cluster.
   *
   * @throws UnreachableError when nothing is configured, or there is no such cluster now; ForeignClusterError when a
   * kubeconfig names a cluster that is none of this world; DisagreementError when several Terraforms have different ones
   * in their environments.
   */
  public async cluster(): Promise<HelmTarget> {
    const { clusters, kubeconfigs, workplace } = this.#world;
    const { host } = this.#settings;
    this.#choice ??= {
      kubeconfig: kubeconfigChoice(this.#settings, (name) => workplace.terraformVariable(name)),
    };
    const choice = this.#choice.kubeconfig;
    if (choice !== undefined) {
      try {
        return byKubeconfig(await kubeconfigs.reach(choice, connectionOverrides(this.#settings)));
      } catch (error) {
        if (error instanceof KubeconfigError) throw new UnreachableError(error.message);
        throw error;
      }
    }
    if (!isFilled(host)) throw new UnreachableError(NOTHING_CONFIGURED);
    const cluster = await clusters.byServer(host);
    if (cluster) return this.#byHost(cluster);
    throw new UnreachableError(`Get "${host}/version": ${refusal(host)}`);
  }

  #byHost(cluster: RehearsalCluster): HelmTarget {
    const { name, server, folder, credentials, api } = cluster;
    if (folder === undefined) return { cluster, api };
    const { cluster_ca_certificate: ca, client_certificate: certificate, client_key: key } = this.#settings;
    const given =
      isFilled(certificate) && isFilled(key)
        ? { clientCertificate: certificate, clientKey: key, ...(isFilled(ca) && { caCertificate: ca }) }
        : {};
    return {
      cluster,
      api,
      forHelm: { folder, kubeconfig: kubeconfig(name, server, { ...credentials, ...given }) },
    };
  }
}

function byKubeconfig(reached: ReachedCluster): HelmTarget {
  const { cluster, config } = reached;
  const { name, server, folder, credentials } = cluster;
  const api = reachedApi(reached);
  if (folder === undefined) return { cluster, api };
  // What the client library writes is JSON, which is YAML too.
  const text = config === undefined ? kubeconfig(name, server, credentials) : config.exportConfig();
  return { cluster, api, forHelm: { folder, kubeconfig: text } };
}

function refusal(host: string): string {
  const address = URL.canParse(host) ? new URL(host).host : host;
  return `dial tcp ${address}: connect: connection refused`;
}

function isFilled(value: Value | undefined): value is string {
  return typeof value === "string" && value !== "";
}
