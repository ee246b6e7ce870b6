import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CloudsInProcess, startClouds } from "../../rehearsal/clouds-in-process";
import { kubeconfig } from "../../rehearsal/cluster/kubeconfig";
import { memoryControlPlane } from "../../rehearsal/cluster/memory";
import { SeedKubeconfig, SeedNode } from "../../rehearsal/seed";

const TOWER: SeedNode = {
  name: "tower",
  labels: {},
  taints: [],
  capacity: { cpu: "8", memory: "16Gi" },
  allocatable: { cpu: "8", memory: "16Gi" },
};

describe("clouds that are seeded with an environment's cluster", () => {
  let folder: string;
  let clouds: CloudsInProcess;
  let file: string;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), "sdseed-"));
    clouds = await startClouds({
      controlPlane: memoryControlPlane(),
      providers: () => [],
      seedNetwork: () => undefined,
      socketParent: folder,
      readsKubeconfigs: true,
    });
    const { server, credentials } = await clouds.world.clusters.start("cls-1");
    file = join(folder, "kept.yaml");
    writeFileSync(file, kubeconfig("cls-1", server, credentials));
  });
  afterEach(async () => {
    await clouds.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const seed = (...kubeconfigs: SeedKubeconfig[]): Promise<void> =>
    clouds.seed({ nodes: [TOWER], networks: [], definitions: ["keda"], kubeconfigs });

  const clusters = async (): Promise<readonly string[]> =>
    (await clouds.world.clusters.list()).map(({ name }) => name);

  test("have it beside the others when its kubeconfig leads nowhere", async () => {
    const missing = { paths: [join(folder, "nowhere.yaml")] };
    await seed(missing);
    expect(await clusters()).toEqual(["cls-1", "standing"]);
    const { cluster } = await clouds.world.kubeconfigs.reach(missing, {});
    expect([cluster.name, (await cluster.nodes()).map(({ name }) => name)]).toEqual(["standing", ["tower"]]);
    const path = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions/scaledobjects.keda.sh";
    expect((await cluster.api.request({ method: "GET", path })).status).toBe(200);
  });

  test("are left as they are when its kubeconfig names a cluster of theirs", async () => {
    await seed({ paths: [file] });
    expect(await clusters()).toEqual(["cls-1"]);
    expect((await clouds.world.kubeconfigs.reach({ paths: [file] }, {})).cluster.name).toBe("cls-1");
  });
});
