import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { RehearsalCluster } from "../../../../rehearsal/cluster/control-plane";
import { kubeconfig } from "../../../../rehearsal/cluster/kubeconfig";
import { memoryControlPlane } from "../../../../rehearsal/cluster/memory";
import { ObjectValue } from "../../../../rehearsal/plugin/value";
import { KubernetesProvider } from "../../../../rehearsal/providers/kubernetes";
import { DisagreementError } from "../../../../rehearsal/world/workplace";
import { createWorld, World } from "../../../../rehearsal/world/world";

const NAMESPACE: ObjectValue = { metadata: [{ name: "kept" }] };

describe("a kubeconfig in clouds that anybody may use", () => {
  let folder: string;
  let world: World;
  let cluster: RehearsalCluster;
  let file: string;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), "sdkubeconfig-"));
    world = createWorld({ controlPlane: memoryControlPlane(), readsKubeconfigs: true });
    cluster = await world.clusters.start("cls-1");
    await cluster.api.request({
      method: "POST",
      path: "/api/v1/namespaces",
      body: { apiVersion: "v1", kind: "Namespace", metadata: { name: "kept" } },
    });
    file = write("kept.yaml", kubeconfig("cls-1", cluster.server, cluster.credentials));
  });
  afterEach(async () => {
    await world.clusters.stopAll();
    rmSync(folder, { recursive: true, force: true });
  });

  test("leads to the cluster that it names", async () => {
    expect(await answerTo({ config_path: file })).toEqual({ id: "kept" });
    expect(await answerTo({ config_path: file, config_context: "cls-1" })).toEqual({ id: "kept" });
    expect(await world.clusters.byName("standing")).toBeUndefined();
  });

  test("leads to the address that the clouds know, by whatever name of this machine the file has it", async () => {
    const text = kubeconfig("cls-1", cluster.server.replace("127.0.0.1", "localhost"), cluster.credentials);
    const { config } = await world.kubeconfigs.reach({ paths: [write("localhost.yaml", text)] }, {});
    expect(config?.getCurrentCluster()?.server).toBe(cluster.server);
  });

  test("may be one of several, of which those that are there count", async () => {
    const other = write(
      "other.yaml",
      kubeconfig("elsewhere", "https://203.0.113.9:6443", cluster.credentials),
    );
    const config_paths = [join(folder, "nowhere.yaml"), other, file];
    expect(await answerTo({ config_paths, config_context: "cls-1" })).toEqual({ id: "kept" });
    expect(await answerTo({ config_paths, config_context_cluster: "cls-1" })).toEqual({ id: "kept" });
    expect(await answerTo({ config_paths })).toEqual({
      summary: "Somebody else's cluster",
      detail: expect.stringContaining("the cluster at https://203.0.113.9:6443"),
    });
  });

  test("is overridden by what the provider block says", async () => {
    const elsewhere = kubeconfig("elsewhere", "https://203.0.113.9:6443", cluster.credentials);
    const other = write("other.yaml", elsewhere);
    expect(await answerTo({ config_path: other, host: cluster.server })).toEqual({ id: "kept" });
    expect(await answerTo({ config_path: file, client_key: "somebody's key" })).toEqual({
      summary: "Unauthorized",
    });
  });

  test("has nobody else's authority or credentials", async () => {
    const { credentials, server } = cluster;
    const another = { ...credentials, caCertificate: "another" };
    expect(await answerTo({ config_path: write("ca.yaml", kubeconfig("c", server, another)) })).toEqual({
      summary: `Get "${server}/api/v1/namespaces/kept": tls: failed to verify certificate: x509: certificate signed by unknown authority`,
    });
    const stranger = { ...credentials, clientCertificate: "somebody's" };
    expect(await answerTo({ config_path: write("c.yaml", kubeconfig("c", server, stranger)) })).toEqual({
      summary: "Unauthorized",
    });
  });

  test("lets nobody in whose user has nothing to show", async () => {
    const { server, credentials } = cluster;
    const text = kubeconfig("cls-1", server, credentials);
    const withoutUser = text.slice(0, text.indexOf("users:")) + text.slice(text.indexOf("contexts:"));
    for (const users of ["users: [{ name: cls-1 }]", "users: [{ name: cls-1, user: {} }]", "users: []"]) {
      const found = await answerTo({ config_path: write("nobody.yaml", `${withoutUser}${users}\n`) });
      expect(found).toEqual({ summary: "Unauthorized" });
    }
  });

  test("that is not there is told, and missed when it is used", async () => {
    const missing = join(folder, "nowhere.yaml");
    expect(await answerTo({ config_path: missing })).toEqual({
      warning: "Invalid attribute in provider configuration",
      about: expect.stringContaining(
        `'config_path' refers to an invalid path: "${missing}": stat ${missing}: no such file or directory`,
      ),
      summary:
        'Get "http://localhost/api/v1/namespaces/kept": dial tcp localhost:80: connect: connection refused',
    });
  });

  test("fails when several Terraforms have different ones in their environments", async () => {
    const disagreement = new DisagreementError("KUBE_CTX", "two", "one");
    jest.spyOn(world.workplace, "terraformVariable").mockImplementation(() => {
      throw disagreement;
    });
    const { message } = disagreement;
    expect(await answerTo({ config_path: file })).toEqual({ summary: "Several Terraforms", detail: message });
  });

  const UNUSABLE = "Provider configuration: cannot load Kubernetes client config";
  test.each([
    [{ config_context: "typo" }, 'context "typo" does not exist'],
    [{ config_context_cluster: "typo" }, 'cluster "typo" does not exist'],
    [{ config_context_auth_info: "typo" }, 'auth info "typo" does not exist'],
  ])("fails when a part is chosen that it does not have: %j", async (choice, detail) => {
    expect(await answerTo({ config_path: file, ...choice })).toEqual({ summary: UNUSABLE, detail });
  });

  test.each([
    ["apiVersion: v1\nkind: Config\n", "no configuration has been provided, try setting KUBERNETES_MASTER"],
    [
      "current-context: gone\nclusters: [{ name: a, cluster: { server: https://a } }]\n",
      "[context was not found",
    ],
  ])("fails when it leads nowhere: %s", async (text, reason) => {
    const found = await answerTo({ config_path: write("empty.yaml", text) });
    expect(found).toEqual({
      summary: UNUSABLE,
      detail: expect.stringContaining(`invalid configuration: ${reason}`),
    });
  });

  test("fails when it is no YAML", async () => {
    expect(await answerTo({ config_path: write("broken.yaml", "a: [") })).toEqual({
      summary: UNUSABLE,
      detail: expect.stringContaining(`error loading config file "${join(folder, "broken.yaml")}"`),
    });
  });

  test("is refused when it names a cluster that is none of the clouds'", async () => {
    const other = write("theirs.yaml", kubeconfig("theirs", "https://127.0.0.1:1", cluster.credentials));
    expect(await answerTo({ config_path: other })).toEqual({
      summary: "Somebody else's cluster",
      detail: expect.stringMatching(
        /theirs\.yaml names the cluster at https:\/\/127\.0\.0\.1:1, which is none .*their clusters are cls-1 .*sdstack cloud up/s,
      ),
    });
  });

  test("stands for the standing cluster where that was said, unless it names another of the clouds", async () => {
    const missing = join(folder, "nowhere.yaml");
    const theirs = write("theirs.yaml", kubeconfig("theirs", "https://127.0.0.1:1", cluster.credentials));
    for (const path of [missing, theirs]) {
      expect(await world.kubeconfigs.standIn({ paths: [path] })).toBe(true);
      expect(await answerTo({ config_path: path })).toEqual({ id: "nowhere" });
    }
    expect(await world.clusters.byName("standing")).toBeDefined();
    expect(await answerTo({ config_path: theirs, config_context: "theirs" })).toMatchObject({
      summary: "Somebody else's cluster",
    });
    expect(await world.kubeconfigs.standIn({ paths: [file] })).toBe(false);
    expect(await answerTo({ config_path: file })).toEqual({ id: "kept" });
  });

  test("stands for the standing cluster with the parts that were said, whatever the environment adds", async () => {
    const path = write("theirs.yaml", kubeconfig("theirs", "https://127.0.0.1:1", cluster.credentials));
    await world.kubeconfigs.standIn({ paths: [path], cluster: "theirs", user: "theirs" });
    const parts = { config_context_cluster: "theirs", config_context_auth_info: "theirs" };
    const variable = jest.spyOn(world.workplace, "terraformVariable");
    for (const context of [undefined, "theirs", "typo"]) {
      variable.mockImplementation((name) => (name === "KUBE_CTX" ? context : undefined));
      expect(await answerTo({ config_path: path, ...parts })).toEqual({ id: "nowhere" });
    }
    variable.mockReturnValue(undefined);
    expect(await answerTo({ config_path: path })).toEqual({
      summary: "Somebody else's cluster",
      detail: expect.stringMatching(
        /sdstack cloud up <environment>.*sdstack rehearse --app <folder> --keep/s,
      ),
    });
  });

  function write(name: string, text: string): string {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  }

  /** What a read through a provider block comes to, or what is wrong. */
  async function answerTo(config: ObjectValue): Promise<object> {
    const provider = new KubernetesProvider(world);
    const [told] = await provider.configure(config);
    if (told?.severity === "error") return { summary: told.summary, detail: told.detail };
    const read = await provider.dataSourceType("kubernetes_namespace_v1")?.read(NAMESPACE);
    // A namespace that is not there is read as one without a number of its own.
    const isThere = /"uid":"[^"]/.test(JSON.stringify(read?.state));
    const failure = read?.diagnostics?.[0]?.summary;
    return {
      ...(told === undefined ? {} : { warning: told.summary, about: told.detail }),
      ...(failure === undefined ? { id: isThere ? read?.state?.["id"] : "nowhere" } : { summary: failure }),
    };
  }
});
