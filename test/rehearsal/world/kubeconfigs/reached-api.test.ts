import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { RehearsalCluster } from "../../../../rehearsal/cluster/control-plane";
import { kubeconfig } from "../../../../rehearsal/cluster/kubeconfig";
import { textAt } from "../../../../rehearsal/run/json";
import { reachedApi } from "../../../../rehearsal/world/kubeconfigs/reached-api";
import { createWorld, World } from "../../../../rehearsal/world/world";
import { describeWithControlPlane } from "../../../support/control-plane";

jest.setTimeout(300_000);

const TOKEN = "/api/v1/namespaces/default/serviceaccounts/default/token";

describeWithControlPlane("what a kubeconfig leads to on a real control plane", (controlPlane) => {
  let folder: string;
  let world: World;
  let cluster: RehearsalCluster;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "sdreached-"));
    world = createWorld({ controlPlane, readsKubeconfigs: true });
    cluster = await world.clusters.start("cls-1");
  });
  afterAll(async () => {
    await world.clusters.stopAll();
    rmSync(folder, { recursive: true, force: true });
  });

  const own = (): string => kubeconfig("cls-1", cluster.server, cluster.credentials);

  async function get(text: string, path = "/api/v1/namespaces/default") {
    const file = join(folder, "kubeconfig.yaml");
    writeFileSync(file, text);
    const reached = await world.kubeconfigs.reach({ paths: [file] }, {});
    return reachedApi(reached).request({ method: "GET", path });
  }

  test("is the cluster, also by another name of this machine", async () => {
    expect((await get(own())).status).toBe(200);
    expect((await get(own().replace("127.0.0.1", "localhost"))).status).toBe(200);
  });

  test("allows what its token may", async () => {
    const spec = { expirationSeconds: 600 };
    const body = { apiVersion: "authentication.k8s.io/v1", kind: "TokenRequest", spec };
    const made = await cluster.api.request({ method: "POST", path: TOKEN, body });
    const token = textAt(made.body, "status", "token") ?? "";
    const withToken = own()
      .replace(/client-certificate-data: .*/, `token: ${token}`)
      .replace(/ *client-key-data: .*\n/, "");
    expect(withToken).toContain(token);
    expect(await get(withToken)).toMatchObject({
      status: 403,
      body: { message: expect.stringContaining('User "system:serviceaccount:default:default" cannot get') },
    });
    expect((await get(withToken, "/version")).status).toBe(200);
  });

  test("lets nobody in without credentials", async () => {
    const nobody = own()
      .replace(/client-certificate-data: .*/, "token: somebody")
      .replace(/ *client-key-data: .*\n/, "");
    expect(await get(nobody)).toMatchObject({ status: 401, body: { reason: "Unauthorized" } });
  });

  test("fails when its authority is another's, in the words of the real providers", async () => {
    const other = await world.clusters.start("cls-2");
    const { caCertificate } = other.credentials;
    const text = kubeconfig("cls-1", cluster.server, { ...cluster.credentials, caCertificate });
    await expect(get(text)).rejects.toThrow(
      `Get "${cluster.server}/api/v1/namespaces/default": tls: failed to verify certificate: x509: certificate signed by unknown authority`,
    );
  });
});
