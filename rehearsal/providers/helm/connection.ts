import { KubernetesApi } from "../../cluster/kubernetes-api";
import { isListValue, isObjectValue, ObjectValue, Value } from "../../plugin/value";
import { ClusterDirectory } from "../../world/cluster-directory";
import { UnreachableError } from "./helm-error";

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
   * The API of the cluster.
   *
   * @throws UnreachableError when nothing is configured, or there is no such cluster now.
   */
  public async api(): Promise<KubernetesApi> {
    const { host, config_path: file, config_paths: files } = this.#settings;
    if (isFilled(file) || (isListValue(files) && files.some(isFilled)))
      return (await this.#clusters.standing()).api;
    if (!isFilled(host)) {
      throw new UnreachableError(
        "invalid configuration: no configuration has been provided, try setting KUBERNETES_MASTER environment variable",
      );
    }
    const cluster = await this.#clusters.byServer(host);
    if (cluster) return cluster.api;
    throw new UnreachableError(`Get "${host}/version": ${refusal(host)}`);
  }
}

function refusal(host: string): string {
  const address = URL.canParse(host) ? new URL(host).host : host;
  return `dial tcp ${address}: connect: connection refused`;
}

function isFilled(value: Value | undefined): value is string {
  return typeof value === "string" && value !== "";
}
