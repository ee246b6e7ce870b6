import { cpSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { Json } from "../../../../../rehearsal/cluster/kubernetes-api";
import { helmProvider } from "../../../../../rehearsal/providers/helm";
import { leftovers } from "../../../../../rehearsal/run/leftovers";
import { Snapshot } from "../../../../../rehearsal/run/snapshot";
import { takeSnapshot } from "../../../../../rehearsal/run/take-snapshot";
import { ampleNode } from "../../../../support/control-plane";
import { CHARTS, describeWithHelm, SharedCluster } from "../../../../support/helm";
import { RehearsedProject, rehearsedProject } from "../../../../support/rehearsed-project";

const hello = { name: "hello", chart: "./hello", namespace: "default", wait: true, timeout: 120 };

function releases(release: Readonly<Record<string, object>>, helm: object = {}): object {
  return {
    terraform: { required_providers: { helm: { source: "hashicorp/helm" } } },
    provider: { helm: { kubernetes: { config_path: "~/.kube/config" }, ...helm } },
    ...(Object.keys(release).length > 0 && { resource: { helm_release: release } }),
  };
}

describeWithHelm("a chart on this machine", ({ binary, controlPlane, helm }) => {
  const shared = new SharedCluster(controlPlane);
  let project: RehearsedProject;

  beforeAll(async () => {
    const cluster = await shared.start("standing");
    await cluster.addNode(ampleNode("node-1"));
  });

  afterAll(() => shared.end());

  beforeEach(async () => {
    project = await rehearsedProject(binary, (world) => [helmProvider(world, { helm })], shared);
    cpSync(join(CHARTS, "hello"), join(project.folder, "hello"), { recursive: true });
    await project.write(releases({}));
    await project.terraform.init();
  });

  afterEach(() => project.stop());

  async function get(path: string): Promise<{ readonly status: number; readonly body: Json }> {
    const { api } = await shared.start("standing");
    return api.request({ method: "GET", path });
  }

  async function snapshot(): Promise<Snapshot> {
    await project.world.clusters.standing();
    return takeSnapshot(project.world, []);
  }

  const deployment = "/apis/apps/v1/namespaces/default/deployments/hello";
  const config = "/api/v1/namespaces/default/configmaps/hello";

  it("is installed, stays as it is, is upgraded, and leaves nothing", async () => {
    const { terraform, world, write } = project;
    const before = await snapshot();
    await write(releases({ hello }));
    await terraform.apply();

    expect((await terraform.plan()).changes).toBe(false);
    expect(await get(deployment)).toMatchObject({ body: { status: { readyReplicas: 2 } } });
    expect((await get("/apis/example.com/v1/greetings")).status).toBe(200);
    expect(await terraform.showJson()).toHaveProperty(
      "values.root_module.resources.0.values",
      expect.objectContaining({
        id: "hello",
        status: "deployed",
        version: "1.2.3",
        manifest: null,
        resources: null,
        metadata: expect.objectContaining({
          ...{ name: "hello", namespace: "default", chart: "hello", version: "1.2.3", app_version: "7.0" },
          ...{ revision: 1, values: "{}", notes: "hello from hello, revision 1\n" },
        }),
      }),
    );
    expect(world.charts.list()).toEqual([
      {
        ...{ cluster: "standing", namespace: "default", release: "hello", chart: "hello", version: "1.2.3" },
        ...{ installed: true, helm: "3.22.0", source: join(project.folder, "hello") },
        ...{ definitions: 1, keptDefinitions: 1 },
      },
    ]);

    await write(releases({ hello: { ...hello, values: ["replicas: 3"] } }));
    await terraform.apply();
    expect((await terraform.plan()).changes).toBe(false);
    expect(await get(deployment)).toMatchObject({ body: { status: { readyReplicas: 3 } } });

    await terraform.destroy();
    expect(world.charts.list()).toEqual([]);
    expect(leftovers(before, await snapshot())).toEqual({ cloud: [], kubernetes: [] });
    expect(readdirSync((await shared.start("standing")).folder ?? "").join()).not.toContain("helm");
  });
});
