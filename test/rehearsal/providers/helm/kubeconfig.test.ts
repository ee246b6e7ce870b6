import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { RehearsalCluster } from "../../../../rehearsal/cluster/control-plane";
import { kubeconfig } from "../../../../rehearsal/cluster/kubeconfig";
import { memoryControlPlane } from "../../../../rehearsal/cluster/memory";
import { ObjectValue } from "../../../../rehearsal/plugin/value";
import { helmProvider } from "../../../../rehearsal/providers/helm";
import { ClusterConnection } from "../../../../rehearsal/providers/helm/connection";
import { DisagreementError } from "../../../../rehearsal/world/workplace";
import { createWorld, World } from "../../../../rehearsal/world/world";

describe("the kubeconfig of a helm provider in clouds that anybody may use", () => {
  let folder: string;
  let world: World;
  let cluster: RehearsalCluster;
  let file: string;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), "sdhelmconfig-"));
    world = createWorld({ controlPlane: memoryControlPlane(), readsKubeconfigs: true });
    cluster = await world.clusters.start("cls-1");
    file = write("kept.yaml", kubeconfig("cls-1", cluster.server, cluster.credentials));
  });
  afterEach(async () => {
    await world.clusters.stopAll();
    rmSync(folder, { recursive: true, force: true });
  });

  function write(name: string, text: string): string {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  }

  const reached = (kubernetes: ObjectValue) => new ClusterConnection(world, kubernetes).cluster();

  test("leads to the cluster that it names", async () => {
    expect((await reached({ config_path: file, config_context: "cls-1" })).cluster).toBe(cluster);
    expect((await reached({ config_paths: [file] })).cluster).toBe(cluster);
  });

  test("fails when it is not there, or has no such context, as a cluster that cannot be reached", async () => {
    await expect(reached({ config_path: "/nowhere/config" })).rejects.toThrow(
      "Kubernetes cluster unreachable: stat /nowhere/config: no such file or directory",
    );
    await expect(reached({ config_path: file, config_context: "typo" })).rejects.toThrow(
      'Kubernetes cluster unreachable: context "typo" does not exist',
    );
  });

  test("fails when several Terraforms have different ones in their environments, when the provider is configured", async () => {
    const disagreement = new DisagreementError("KUBE_CTX", "two", "one");
    const variable = jest.spyOn(world.workplace, "terraformVariable").mockImplementation(() => {
      throw disagreement;
    });
    const configure = () =>
      helmProvider(world)
        .create()
        .configure({ kubernetes: { config_path: file } });
    expect(await configure()).toEqual([
      { severity: "error", summary: "Several Terraforms", detail: disagreement.message },
    ]);

    // Once configured, it stays with what it was told, as a provider does that Terraform has started.
    variable.mockReturnValue(undefined);
    const connection = new ClusterConnection(world, { config_path: file });
    await connection.cluster();
    variable.mockImplementation(() => {
      throw disagreement;
    });
    expect((await connection.cluster()).cluster).toBe(cluster);
  });

  test("is refused when the provider is configured, when it names another's cluster", async () => {
    const theirs = write("theirs.yaml", kubeconfig("theirs", "https://127.0.0.1:1", cluster.credentials));
    const configure = (config_path: string) =>
      helmProvider(world).create().configure({ kubernetes: { config_path } });
    expect(await configure(theirs)).toEqual([
      {
        severity: "error",
        summary: "Somebody else's cluster",
        detail: expect.stringContaining("the cluster at https://127.0.0.1:1, which is none"),
      },
    ]);
    expect(await configure("/nowhere/config")).toEqual([]);
    expect(await configure(file)).toEqual([]);
  });
});
