import { memoryControlPlane } from "../../../../rehearsal/cluster/memory";
import { helmProvider } from "../../../../rehearsal/providers/helm";
import { RehearsedProject, rehearsedProject } from "../../../support/rehearsed-project";
import { describeWithTerraform } from "../../../support/terraform";

const app = {
  name: "app",
  namespace: "default",
  repository: "https://charts.example.com",
  chart: "app",
  version: "1.0.0",
};

function releases(
  release: Readonly<Record<string, object>>,
  kubernetes: object = { config_path: "~/.kube/config" },
): object {
  return {
    terraform: { required_providers: { helm: { source: "hashicorp/helm" } } },
    provider: { helm: { kubernetes } },
    resource: { helm_release: release },
  };
}

describeWithTerraform("a helm_release that is refused", (binary) => {
  let project: RehearsedProject;

  beforeEach(async () => {
    project = await rehearsedProject(binary, (world) => [helmProvider(world)], memoryControlPlane());
  });

  afterEach(() => project.stop());

  async function refusal(configuration: object): Promise<string> {
    const { terraform, write } = project;
    await write(configuration);
    await terraform.init();
    const { exitCode, stderr } = await terraform.run(["apply", "-auto-approve", "-no-color"]);
    expect(exitCode).toBe(1);
    return stderr.replace(/\n[│ ]*/g, " ");
  }

  it("fails when its name is in use in the namespace", async () => {
    const { terraform, write } = project;
    await write(releases({ one: app }));
    await terraform.init();
    await terraform.apply();
    const two = { ...app, chart: "other" };

    expect(await refusal(releases({ one: app, two }))).toMatch(
      /installation failed.*cannot re-use a name that is still in use/,
    );
    expect(await terraform.stateList()).toEqual(["helm_release.one"]);
  });

  it("fails when its namespace is not there", async () => {
    expect(await refusal(releases({ app: { ...app, namespace: "nowhere" } }))).toMatch(
      /installation failed.*create: failed to create: namespaces "nowhere" not found/,
    );
  });

  it("fails when the cluster is gone, and is forgotten then", async () => {
    const { terraform, world, write } = project;
    const { server } = await world.clusters.start("cls-1");
    await write(releases({ app }, { host: server }));
    await terraform.init();
    await terraform.apply();
    await world.clusters.stop("cls-1");

    expect(await refusal(releases({ app }, { host: server }))).toMatch(
      /installation failed.*Kubernetes cluster unreachable: Get "https:.*\/version": dial tcp/,
    );
    expect(await terraform.stateList()).toEqual([]);
  });

  it("fails when no cluster is named", async () => {
    expect(await refusal(releases({ app }, {}))).toMatch(
      /Kubernetes cluster unreachable: invalid configuration: no configuration has been provided/,
    );
  });

  it("fails when its version is a range", async () => {
    expect(await refusal(releases({ app: { ...app, version: "~1.2" } }))).toMatch(
      /Planned version is different from configured version.*"~1\.2"/,
    );
  });

  it("fails when its name is too long or no name", async () => {
    expect(await refusal(releases({ app: { ...app, name: "a".repeat(54) } }))).toMatch(
      /must be between 1 and 53, got: 54/,
    );
    expect(await refusal(releases({ app: { ...app, name: "App" } }))).toMatch(
      /release name "App": invalid release name, must match regex/,
    );
  });

  it("fails when an assignment has a type that there is not", async () => {
    const set = [{ name: "a", value: "1", type: "number" }];
    expect(await refusal(releases({ app: { ...app, set } }))).toMatch(
      /set\[0\]\.type value must be one of: \["auto" "string" "literal"\], got: "number"/,
    );
  });

  it("fails when somebody else made a definition that the chart brings", async () => {
    const { world } = project;
    const { api } = await world.clusters.standing();
    await api.request({
      method: "POST",
      path: "/apis/apiextensions.k8s.io/v1/customresourcedefinitions",
      body: {
        apiVersion: "apiextensions.k8s.io/v1",
        kind: "CustomResourceDefinition",
        metadata: { name: "scaledobjects.keda.sh" },
        spec: {
          group: "keda.sh",
          scope: "Namespaced",
          names: { kind: "ScaledObject", plural: "scaledobjects" },
          versions: [
            {
              name: "v1alpha1",
              served: true,
              storage: true,
              schema: { openAPIV3Schema: { type: "object" } },
            },
          ],
        },
      },
    });
    const keda = { ...app, chart: "keda", name: "keda" };

    expect(await refusal(releases({ keda }))).toMatch(
      /CustomResourceDefinition "scaledobjects\.keda\.sh" in namespace "" exists and cannot be imported/,
    );
    await project.write(releases({ keda: { ...keda, take_ownership: true } }));
    await project.terraform.apply();
  });

  it("says that templates cannot be rehearsed", async () => {
    const data = { helm_template: { t: { name: "t", chart: "app" } } };
    expect(await refusal({ ...releases({}), resource: undefined, data })).toMatch(
      /helm_template cannot be rehearsed/,
    );
  });

  it("warns that there is no manifest when one is asked for", async () => {
    const { terraform, write } = project;
    const helm = { kubernetes: { config_path: "x" }, experiments: { manifest: true } };
    await write({ ...releases({ app }), provider: { helm } });
    await terraform.init();

    expect((await terraform.apply()).stdout).toContain("The rehearsal shows no manifests");
  });
});
