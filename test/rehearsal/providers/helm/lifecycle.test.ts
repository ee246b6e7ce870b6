import { memoryControlPlane } from "../../../../rehearsal/cluster/memory";
import { helmProvider, recordedReleases } from "../../../../rehearsal/providers/helm";
import { changesOf } from "../../../support/plan-changes";
import { RehearsedProject, rehearsedProject } from "../../../support/rehearsed-project";
import { describeWithTerraform } from "../../../support/terraform";

const keda = {
  name: "keda",
  namespace: "keda",
  repository: "https://kedacore.github.io/charts",
  chart: "keda",
  version: "2.21.0",
  create_namespace: true,
  values: ["operator: {replicaCount: 2}"],
};

function releases(
  release: Readonly<Record<string, object>>,
  kubernetes: object = { config_path: "~/.kube/config" },
): object {
  return {
    terraform: { required_providers: { helm: { source: "hashicorp/helm" } } },
    provider: { helm: { kubernetes } },
    ...(Object.keys(release).length > 0 && { resource: { helm_release: release } }),
  };
}

describeWithTerraform("helm_release", (binary) => {
  let project: RehearsedProject;

  beforeEach(async () => {
    project = await rehearsedProject(binary, (world) => [helmProvider(world)], memoryControlPlane());
    await project.write(releases({}));
    await project.terraform.init();
  });

  afterEach(() => project.stop());

  async function status(path: string): Promise<number> {
    const { api } = await project.world.clusters.standing();
    return (await api.request({ method: "GET", path })).status;
  }

  async function recorded(): ReturnType<typeof recordedReleases> {
    return recordedReleases((await project.world.clusters.standing()).api);
  }

  it("is installed, stays as it is, and is uninstalled", async () => {
    const { terraform, write } = project;
    await write(releases({ keda }));
    await terraform.apply();

    expect((await terraform.plan()).changes).toBe(false);
    expect(await recorded()).toEqual([
      { name: "keda", namespace: "keda", chart: "keda", version: "2.21.0", revision: 1 },
    ]);
    expect(await terraform.showJson()).toMatchObject({
      values: {
        root_module: {
          resources: [
            {
              values: {
                id: "keda",
                status: "deployed",
                wait: true,
                timeout: 300,
                metadata: { revision: 1, chart: "keda", values: '{"operator":{"replicaCount":2}}' },
              },
            },
          ],
        },
      },
    });
    await terraform.destroy();
    expect(await recorded()).toEqual([]);
  });

  it("plans what the provider knows, and leaves the rest to the apply", async () => {
    const { terraform, write } = project;
    await write(releases({ keda }));
    await terraform.plan({ out: "create.plan" });

    expect(await terraform.showJson("create.plan")).toMatchObject({
      resource_changes: [
        {
          change: {
            actions: ["create"],
            after: { status: "deployed", version: "2.21.0", manifest: null, resources: null, max_history: 0 },
            after_unknown: { id: true, metadata: true },
          },
        },
      ],
    });
  });

  it("brings the custom resource definitions of the chart, and takes them along", async () => {
    const { terraform, write } = project;
    const objects = "/apis/keda.sh/v1alpha1/namespaces/keda/scaledobjects";
    await write(releases({ keda }));
    await terraform.apply();
    expect(await status(objects)).toBe(200);

    await terraform.destroy();
    expect(await status(objects)).toBe(404);
  });

  it("brings no definitions when the chart is told so", async () => {
    const { terraform, write } = project;
    await write(releases({ keda: { ...keda, set: [{ name: "crds.install", value: "false" }] } }));
    await terraform.apply();

    expect((await terraform.plan()).changes).toBe(false);
    expect(await status("/apis/keda.sh/v1alpha1/namespaces/keda/scaledobjects")).toBe(404);
  });

  it("is upgraded in place, and keeps as many revisions as it was told", async () => {
    const { terraform, write } = project;
    for (const replicas of [1, 2, 3, 4]) {
      const values = [`operator: {replicaCount: ${replicas}}`];
      await write(releases({ keda: { ...keda, values, max_history: 2 } }));
      await terraform.apply();
    }

    expect(await recorded()).toMatchObject([{ revision: 4 }]);
    const revisions = [1, 2, 3, 4].map((revision) =>
      status(`/api/v1/namespaces/keda/secrets/sh.helm.release.v1.keda.v${revision}`),
    );
    expect(await Promise.all(revisions)).toEqual([404, 404, 200, 200]);
    expect((await terraform.plan()).changes).toBe(false);
  });

  it("is replaced when its name or namespace changes", async () => {
    const { terraform, write } = project;
    await write(releases({ keda }));
    await terraform.apply();
    await write(releases({ keda: { ...keda, name: "scaler", namespace: "scaling" } }));
    await terraform.plan({ out: "replace.plan" });

    expect(changesOf(await terraform.showJson("replace.plan"))).toEqual([
      {
        address: "helm_release.keda",
        actions: ["delete", "create"],
        replacePaths: [["namespace"], ["name"]],
      },
    ]);
    await terraform.apply({ planFile: "replace.plan" });
    expect(await recorded()).toMatchObject([{ name: "scaler", namespace: "scaling" }]);
  });

  it("is accepted without a version, which is then known after the apply", async () => {
    const { terraform, write } = project;
    await write(releases({ app: { name: "app", chart: "app", repository: "https://charts.example.com" } }));
    await terraform.apply();

    expect((await terraform.plan()).changes).toBe(false);
    expect(await recorded()).toMatchObject([{ namespace: "default", version: "0.0.0+unresolved" }]);
  });

  it("keeps secret values out of what is shown", async () => {
    const { terraform, write } = project;
    const set_sensitive = [{ name: "auth.password", value: "hidden" }];
    const set_wo = [{ name: "auth.token", value: "ephemeral" }];
    await write(releases({ keda: { ...keda, set_sensitive, set_wo, set_wo_revision: 1 } }));
    await terraform.apply();

    expect((await terraform.plan()).changes).toBe(false);
    expect(JSON.stringify(await terraform.showJson())).not.toContain("ephemeral");
    await write(releases({ keda: { ...keda, set_sensitive } }));
    await terraform.apply();
    expect(await terraform.showJson()).toHaveProperty(
      "values.root_module.resources.0.values.metadata.values",
      '{"auth":{"password":"(sensitive value)"},"operator":{"replicaCount":2}}',
    );
  });

  it("is imported by its namespace and name", async () => {
    const { terraform, write } = project;
    await write(releases({ keda }));
    await terraform.apply();
    await terraform.run(["state", "rm", "helm_release.keda"]);
    await write({ ...releases({ keda }), import: [{ to: "helm_release.keda", id: "keda/keda" }] });
    await terraform.apply();

    expect((await terraform.plan()).changes).toBe(false);
    expect(await recorded()).toMatchObject([{ name: "keda" }]);
  });

  it("is made again after somebody uninstalled it", async () => {
    const { terraform, world, write } = project;
    await write(releases({ keda }));
    await terraform.apply();
    const { api } = await world.clusters.standing();
    await api.request({
      method: "DELETE",
      path: "/api/v1/namespaces/keda/secrets/sh.helm.release.v1.keda.v1",
    });

    await terraform.apply();
    expect(await recorded()).toHaveLength(1);
  });
});
