import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { AddressInfo, createServer, Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ControlPlane } from "../../../../rehearsal/cluster/control-plane";
import { kubeconfig } from "../../../../rehearsal/cluster/kubeconfig";
import { memoryControlPlane } from "../../../../rehearsal/cluster/memory";
import { Diagnostic } from "../../../../rehearsal/plugin/provider";
import { ObjectValue } from "../../../../rehearsal/plugin/value";
import { helmProvider } from "../../../../rehearsal/providers/helm";
import { ClusterConnection } from "../../../../rehearsal/providers/helm/connection";
import { KubernetesProvider } from "../../../../rehearsal/providers/kubernetes";
import { createWorld, World } from "../../../../rehearsal/world/world";

/** Clusters in memory of which everybody believes that they are reached by a network. */
function believedToListen(folder: string): ControlPlane {
  const memory = memoryControlPlane();
  return {
    start: async (name, options) =>
      Object.assign(Object.create(await memory.start(name, options)), { folder }),
  };
}

/** What a provider block says at once, and then when it is used. */
const USES = {
  async kubernetes(world: World, block: ObjectValue): Promise<readonly Diagnostic[]> {
    const provider = new KubernetesProvider(world);
    const told = await provider.configure(block);
    const namespaces = provider.dataSourceType("kubernetes_namespace_v1");
    const read = await namespaces?.read({ metadata: [{ name: "default" }] });
    return [...told, ...(read?.diagnostics ?? [])];
  },
  async helm(world: World, block: ObjectValue): Promise<readonly Diagnostic[]> {
    const told = await helmProvider(world).create().configure({ kubernetes: block });
    if (told.length > 0) return told;
    const { api, forHelm } = await new ClusterConnection(world, block).cluster();
    await api.request({ method: "GET", path: "/version" });
    expect(forHelm?.kubeconfig).toContain("name: standing");
    return [];
  },
};

describe("somebody else's cluster", () => {
  let folder: string;
  let theirs: Server;
  let visits: number;
  let server: string;
  let config_path: string;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), "sdtheirs-"));
    visits = 0;
    theirs = createServer((socket) => {
      visits += 1;
      socket.destroy();
    }).listen(0, "127.0.0.1");
    await once(theirs, "listening");
    server = `https://127.0.0.1:${(theirs.address() as AddressInfo).port}`;
    config_path = join(folder, "config");
    const nobodys = { caCertificate: "", clientCertificate: "", clientKey: "" };
    writeFileSync(config_path, kubeconfig("theirs", server, nobodys));
  });
  afterEach(async () => {
    theirs.close();
    await once(theirs, "close");
    rmSync(folder, { recursive: true, force: true });
  });

  const uses = Object.entries(USES);

  test.each(uses)(
    "is refused by the provider for %s in clouds that anybody may use, and hears nothing",
    async (_, use) => {
      const world = createWorld({ controlPlane: believedToListen(folder), readsKubeconfigs: true });
      await world.clusters.start("cls-1");
      const told = await use(world, { config_path });
      expect(told).toContainEqual({
        severity: "error",
        summary: "Somebody else's cluster",
        detail: expect.stringContaining(`names the cluster at ${server}, which is none`),
      });
      expect(visits).toBe(0);
    },
  );

  test.each(uses)(
    "is refused by the provider for %s where a proxy leads to it, whatever the server is called",
    async (_, use) => {
      const world = createWorld({ controlPlane: believedToListen(folder), readsKubeconfigs: true });
      const { server: own, credentials } = await world.clusters.start("cls-1");
      const nobodys = { ...credentials, clientKey: "" };
      const proxy = server.replace("https:", "http:").replace("//", "//me:secret@");
      const text = kubeconfig("cls-1", own, nobodys);
      writeFileSync(config_path, text.replace(`server: ${own}`, `$&\n      proxy-url: ${proxy}`));
      const [told] = await use(world, { config_path });
      expect(told).toEqual({
        severity: "error",
        summary: "Somebody else's cluster",
        detail: expect.stringContaining(`names the cluster at ${own}, as a proxy sees it, which is none`),
      });
      expect(told?.detail).not.toContain("secret");
      expect(visits).toBe(0);
    },
  );

  test.each(uses)(
    "hears nothing of the provider for %s in a rehearsal, which reads no kubeconfig",
    async (_, use) => {
      const world = createWorld({ controlPlane: believedToListen(folder) });
      expect(await use(world, { config_path })).toEqual([]);
      expect(await world.clusters.byName("standing")).toBeDefined();
      expect(visits).toBe(0);
    },
  );

  test.each(uses)(
    "hears nothing of the provider for %s where its kubeconfig stands for the standing one",
    async (_, use) => {
      const world = createWorld({ controlPlane: believedToListen(folder), readsKubeconfigs: true });
      expect(await world.kubeconfigs.standIn({ paths: [config_path] })).toBe(true);
      expect(await use(world, { config_path })).toEqual([]);
      expect(visits).toBe(0);
    },
  );
});
