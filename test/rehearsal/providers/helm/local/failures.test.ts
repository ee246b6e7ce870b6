import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { leftovers } from "../../../../../rehearsal/run/leftovers";
import { describeWithHelm } from "../../../../support/helm";
import { HelmProject, releases } from "../../../../support/helm-project";

const hello = { name: "hello", chart: "./charts/hello", timeout: 5 };
const NO_ROOM = ['cpu: "1000"'];

describeWithHelm("a chart on this machine that is refused", (surroundings) => {
  const test = new HelmProject(surroundings);
  const refusalOf = (release: object): Promise<string> =>
    test.refusal(releases({ hello: { ...hello, ...release } }));

  it("fails when it is not there", async () => {
    expect(await refusalOf({ chart: "./none" })).toMatch(
      /Error: Error locating chart.*Unable to locate chart \.\/none: path "\.\/none" not found/,
    );
  });

  it("fails when it is no chart", async () => {
    expect(await refusalOf({ chart: "./charts" })).toMatch(
      /Error: Error loading chart.*Unable to load chart .*\/charts: Chart\.yaml file is missing/,
    );
  });

  it("fails when the configuration names another version", async () => {
    expect(await refusalOf({ version: "1.0.0" })).toMatch(
      /The version in the configuration is "1\.0\.0" but the planned version is "1\.2\.3"/,
    );
  });

  it("fails when a template cannot be rendered, and nothing is begun", async () => {
    const before = await test.snapshot();
    expect(await refusalOf({ values: ['greeting: ""'], skip_crds: true })).toMatch(
      /Error: installation failed.*execution error at \(hello\/templates\/config\.yaml:.*a greeting is needed/,
    );
    expect(leftovers(before, await test.snapshot())).toEqual({ cloud: [], kubernetes: [] });
  });

  it("fails when linting finds an error", async () => {
    writeFileSync(
      join(test.project.folder, "charts/hello/templates/broken.yaml"),
      "{{ .Values.none.deeper }}",
    );
    expect(await refusalOf({ lint: true })).toMatch(
      /Error: Lint Error.*malformed chart or values:\s+templates\/: .*broken\.yaml.*nil pointer/,
    );
  });

  it("fails when a chart it depends on is missing, unless that is fetched", async () => {
    const chart = "./charts/dependent";
    expect(await refusalOf({ chart })).toContain("Found in Chart.yaml, but missing in charts/ directory");
    await test.apply(releases({ hello: { ...hello, chart, dependency_update: true, timeout: 120 } }));
    expect((await test.project.terraform.plan()).changes).toBe(false);
    await test.project.terraform.destroy();
  });

  it("fails when it is only a library", async () => {
    writeFileSync(
      join(test.project.folder, "charts/hello/Chart.yaml"),
      "{apiVersion: v2, name: hello, version: 1.0.0, type: library}",
    );
    expect(await refusalOf({})).toMatch(/Chart is not installable: library charts are not installable/);
  });

  it("fails when it does not get ready, and then stays in the cluster but not in the state", async () => {
    const { terraform, world } = test.project;
    expect(await refusalOf({ values: NO_ROOM })).toMatch(
      /Helm release "hello" was created but has a failed status.*Error: Helm release error.*context deadline exceeded/,
    );
    expect(await terraform.stateList()).toEqual([]);
    expect(world.charts.list()).toMatchObject([{ release: "hello", installed: true }]);
    expect(await refusalOf({})).toMatch(/installation failed.*cannot re-use a name that is still in use/);

    // Without any values, helm would take those of the failed revision again.
    const values = ["cpu: 100m"];
    await test.apply(releases({ hello: { ...hello, values, timeout: 120, upgrade_install: true } }));
    await terraform.destroy();
  });

  it("is taken back when it does not get ready and is atomic", async () => {
    const before = await test.snapshot();
    expect(await refusalOf({ values: NO_ROOM, atomic: true })).toMatch(
      /Error: installation failed.*has been uninstalled due to atomic being set: context deadline exceeded/,
    );
    expect(leftovers(before, await test.snapshot())).toEqual({ cloud: [], kubernetes: [] });
  });

  it("goes back to what it was when an upgrade does not get ready and is atomic", async () => {
    const { terraform } = test.project;
    const patient = { ...hello, timeout: 120, atomic: true };
    await test.apply(releases({ hello: patient }));
    const upgrade = { ...patient, timeout: 5, values: NO_ROOM };
    expect(await test.refusal(releases({ hello: upgrade }))).toMatch(
      /Error: Error upgrading chart.*Upgrade failed: .*has been rolled back due to atomic being set/,
    );
    expect(await test.get("/apis/apps/v1/namespaces/default/deployments/hello")).toMatchObject({
      body: { spec: { template: { spec: { containers: [{ resources: { requests: { cpu: "100m" } } }] } } } },
    });
    await test.apply(releases({ hello: patient }));
    expect((await terraform.plan()).changes).toBe(false);
    await terraform.destroy();
  });

  it("fails when a hook does", async () => {
    expect(await refusalOf({ values: ["failingHook: true"], atomic: true })).toMatch(
      /installation failed.*failed pre-install: .*timed out waiting for the condition|context deadline exceeded/,
    );
  });

  it("fails when the API server refuses an object, in its words", async () => {
    expect(await refusalOf({ values: ["replicas: -1"], atomic: true })).toMatch(
      /Deployment\.apps "hello" is invalid: spec\.replicas: Invalid value: -1: must be greater than or equal to 0/,
    );
  });
});
