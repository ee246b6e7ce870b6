import { RehearsalCluster } from "../../cluster/control-plane";
import { kubeconfig } from "../../cluster/kubeconfig";
import { isListValue, isObjectValue, ObjectValue, Value } from "../../plugin/value";
import { ClusterDirectory } from "../../world/cluster-directory";
import { UnreachableError } from "./helm-error";
import { HelmCluster } from "./program/helm-program";

/** The way to the cluster that a provider block names. */
export class ClusterConnection {
  readonly #clusters: ClusterDirectory;
  readonly #settings: ObjectValue;

  /** @param kubernetes the value of `kubernetes` in the provider block. */
  public constructor(clusters: ClusterDirectory, kubernetes: Value | undefined) {
    this.#clusters = clusters;
    this.#settings = isObjectValue(kubernetes) ? kubernetes : {};
  }

  /**
   * The cluster.
   *
   * @throws UnreachableError when nothing is configured, or there is no such cluster now.
   */
  public async cluster(): Promise<RehearsalCluster> {
    const { host, config_path: file, config_paths: files } = this.#settings;
    if (isFilled(file) || (isListValue(files) && files.some(isFilled))) return this.#clusters.standing();
    if (!isFilled(host)) {
      throw new UnreachableError(
        "invalid configuration: no configuration has been provided, try setting KUBERNETES_MASTER environment variable",
      );
    }
    const cluster = await this.#clusters.byServer(host);
    if (cluster) return cluster;
    throw new UnreachableError(`Get "${host}/version": ${refusal(host)}`);
  }

  /** How helm works with a cluster; undefined when nothing listens there that it could work with. */
  public forHelm({ name, server, folder, credentials }: RehearsalCluster): HelmCluster | undefined {
    if (folder === undefined) return undefined;
    const { cluster_ca_certificate: ca, client_certificate: certificate, client_key: key } = this.#settings;
    const given =
      isFilled(certificate) && isFilled(key)
        ? { clientCertificate: certificate, clientKey: key, ...(isFilled(ca) && { caCertificate: ca }) }
        : {};
    return { folder, kubeconfig: kubeconfig(name, server, { ...credentials, ...given }) };
  }
}

function refusal(host: string): string {
  const address = URL.canParse(host) ? new URL(host).host : host;
  return `dial tcp ${address}: connect: connection refused`;
}

function isFilled(value: Value | undefined): value is string {
  return typeof value === "string" && value !== "";
}
