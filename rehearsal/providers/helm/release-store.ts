import { isJsonArray, isJsonObject } from "../../cluster/json";
import { KubernetesApi } from "../../cluster/kubernetes-api";
import { callApi } from "./call-api";
import { readReleaseSecret, ReleaseRecord, packedRelease, releaseSecret, secretName } from "./release-record";

/** The releases of a cluster, kept where helm keeps them: in secrets of their namespaces. */
export class ReleaseStore {
  readonly #api: KubernetesApi;

  public constructor(api: KubernetesApi) {
    this.#api = api;
  }

  /** The revisions of a release, oldest first; none when there is no such release. */
  public async history(namespace: string, name: string): Promise<readonly ReleaseRecord[]> {
    return (await this.#records(secretsOf(namespace), `owner=helm,name=${name}`)).filter(
      (release) => release.name === name && release.namespace === namespace,
    );
  }

  /** The latest revision of a release. */
  public async latest(namespace: string, name: string): Promise<ReleaseRecord | undefined> {
    return (await this.history(namespace, name)).at(-1);
  }

  /** The latest revision of every release in the cluster. */
  public async all(): Promise<readonly ReleaseRecord[]> {
    const latest = new Map<string, ReleaseRecord>();
    for (const release of await this.#records("/api/v1/secrets", "owner=helm")) {
      latest.set(`${release.namespace}/${release.name}`, release);
    }
    return [...latest.values()];
  }

  /**
   * Adds a revision; the one before is marked as superseded.
   *
   * @param maxHistory how many revisions to keep; 0 keeps all.
   * @throws Error in the API server's words, as when there is no such namespace.
   */
  public async add(release: ReleaseRecord, maxHistory = 0): Promise<void> {
    const before = await this.history(release.namespace, release.name);
    await callApi(this.#api, {
      method: "POST",
      path: secretsOf(release.namespace),
      body: releaseSecret(release),
    });
    for (const old of before.filter(({ info }) => info.status === "deployed")) await this.#supersede(old);
    const surplus = maxHistory > 0 ? before.slice(0, Math.max(0, before.length + 1 - maxHistory)) : [];
    for (const old of surplus) await this.#remove(old);
  }

  /** Removes a release with all its revisions. */
  public async remove(namespace: string, name: string): Promise<void> {
    for (const release of await this.history(namespace, name)) await this.#remove(release);
  }

  async #records(path: string, labelSelector: string): Promise<readonly ReleaseRecord[]> {
    const body = await callApi(this.#api, { method: "GET", path, query: { labelSelector } });
    const items = isJsonObject(body) && isJsonArray(body["items"]) ? body["items"] : [];
    return items
      .map(readReleaseSecret)
      .filter((release) => release !== undefined)
      .sort((a, b) => a.version - b.version);
  }

  async #supersede(release: ReleaseRecord): Promise<void> {
    const info = { ...release.info, status: "superseded" };
    const body = { metadata: { labels: { status: info.status } }, data: packedRelease({ ...release, info }) };
    const contentType = "application/merge-patch+json";
    await callApi(this.#api, { method: "PATCH", path: pathOf(release), contentType, body });
  }

  async #remove(release: ReleaseRecord): Promise<void> {
    await callApi(this.#api, { method: "DELETE", path: pathOf(release) });
  }
}

function secretsOf(namespace: string): string {
  return `/api/v1/namespaces/${namespace}/secrets`;
}

function pathOf({ namespace, name, version }: ReleaseRecord): string {
  return `${secretsOf(namespace)}/${secretName(name, version)}`;
}
