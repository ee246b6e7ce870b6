import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { makeCredentials } from "../../../../../rehearsal/cluster/memory/credentials";
import { leftovers } from "../../../../../rehearsal/run/leftovers";
import { describeWithHelm } from "../../../../support/helm";
import { HelmProject, releases } from "../../../../support/helm-project";
import { changesOf } from "../../../../support/plan-changes";

const hello = { name: "hello", chart: "./charts/hello", timeout: 120 };
const deployment = "/apis/apps/v1/namespaces/default/deployments/hello";
const NOTHING = { cloud: [], kubernetes: [] };

describeWithHelm("a chart on this machine", (surroundings) => {
  const test = new HelmProject(surroundings);

  async function attributes(): Promise<unknown> {
    const state: unknown = await test.project.terraform.showJson();
    expect(state).toHaveProperty("values.root_module.resources.0.values");
    return JSON.parse(JSON.stringify(state)).values.root_module.resources[0].values;
  }

  it("is installed, stays as it is, is upgraded, and leaves nothing", async () => {
    const { terraform, world } = test.project;
    const before = await test.snapshot();
    await test.apply(releases({ hello }));

    expect((await terraform.plan()).changes).toBe(false);
    expect(await test.get(deployment)).toMatchObject({ body: { status: { readyReplicas: 2 } } });
    expect((await test.get("/apis/example.com/v1/greetings")).status).toBe(200);
    expect(await attributes()).toMatchObject({
      ...{ id: "hello", status: "deployed", version: "1.2.3", manifest: null, resources: null },
      metadata: {
        ...{ name: "hello", namespace: "default", chart: "hello", version: "1.2.3", app_version: "7.0" },
        ...{ revision: 1, values: "{}", notes: "hello from hello, revision 1\n" },
      },
    });
    expect((await test.snapshot()).charts).toEqual([
      {
        ...{ cluster: "standing", namespace: "default", release: "hello", chart: "hello", version: "1.2.3" },
        ...{ installed: true, helm: "3.22.0", source: "./charts/hello" },
        ...{ definitions: 1, keptDefinitions: 1 },
      },
    ]);

    await test.apply(releases({ hello: { ...hello, values: ["replicas: 3"] } }));
    expect((await terraform.plan()).changes).toBe(false);
    expect(await test.get(deployment)).toMatchObject({ body: { status: { readyReplicas: 3 } } });

    await terraform.destroy();
    expect(world.charts.list()).toEqual([]);
    expect(leftovers(before, await test.snapshot())).toEqual(NOTHING);
    expect(readdirSync((await test.cluster()).folder ?? "").join()).not.toContain("helm");
  });

  it("is upgraded when its version has changed, and only then", async () => {
    const { terraform, folder } = test.project;
    await test.apply(releases({ hello }));
    const file = join(folder, "charts/hello/Chart.yaml");
    writeFileSync(join(folder, "charts/hello/templates/more.yaml"), "");
    expect((await terraform.plan()).changes).toBe(false);

    writeFileSync(file, readFileSync(file, "utf8").replace("1.2.3", "1.3.0"));
    await terraform.plan({ out: "upgrade.plan" });
    expect(changesOf(await terraform.showJson("upgrade.plan"))).toMatchObject([{ actions: ["update"] }]);
    await terraform.apply({ planFile: "upgrade.plan" });
    expect(await attributes()).toMatchObject({ version: "1.3.0", metadata: { revision: 2 } });
    await terraform.destroy();
  });

  it("takes values of every kind, and shows no secret one", async () => {
    const { terraform } = test.project;
    const release = {
      ...hello,
      values: ["greeting: from values", "greeting: from later values"],
      set: [{ name: "replicas", value: "1" }],
      set_sensitive: [{ name: "password", value: "x7-hidden" }],
    };
    const before = await test.snapshot();
    await test.apply(releases({ hello: release }));

    expect(await test.get("/api/v1/namespaces/default/configmaps/hello")).toMatchObject({
      body: { data: { greeting: "from later values" } },
    });
    expect(await test.get("/api/v1/namespaces/default/secrets/hello")).toMatchObject({
      body: { data: { password: Buffer.from("x7-hidden").toString("base64") } },
    });
    expect(await attributes()).toMatchObject({
      metadata: { values: '{"greeting":"from later values","password":"(sensitive value)","replicas":1}' },
    });
    expect(JSON.stringify((await test.snapshot()).kubernetes)).not.toContain("x7-hidden");
    await terraform.destroy();
    expect(leftovers(before, await test.snapshot())).toEqual(NOTHING);
  });

  it("makes its namespace, which stays, as helm has it", async () => {
    const { terraform } = test.project;
    const before = await test.snapshot();
    await test.apply(releases({ hello: { ...hello, namespace: "made", create_namespace: true } }));
    await terraform.destroy();
    expect(leftovers(before, await test.snapshot()).kubernetes).toMatchObject([
      { kind: "Namespace", name: "made" },
    ]);
  });

  it("is installed with the credentials of the provider block, and with no others", async () => {
    const { terraform, world } = test.project;
    const { server: host, credentials } = await world.clusters.standing();
    const as = (kubernetes: object): object => ({
      ...releases({ hello }),
      provider: { helm: { kubernetes: { host, ...kubernetes } } },
    });
    const block = {
      cluster_ca_certificate: credentials.caCertificate,
      client_certificate: credentials.clientCertificate,
      client_key: credentials.clientKey,
    };
    const stranger = await makeCredentials("another");
    const foreign = {
      ...block,
      client_certificate: stranger.clientCertificate,
      client_key: stranger.clientKey,
    };
    expect(await test.refusal(as(foreign))).toMatch(
      /Kubernetes cluster unreachable: the server has asked for the client to provide credentials/,
    );
    await test.apply(as(block));
    expect((await terraform.plan()).changes).toBe(false);
    await terraform.destroy();
  });

  it("is imported by its namespace and name, and uninstalled like any other", async () => {
    const { terraform, write, world } = test.project;
    const before = await test.snapshot();
    await test.apply(releases({ hello }));
    await terraform.run(["state", "rm", "helm_release.hello"]);
    world.charts.forget({ cluster: "standing", namespace: "default", release: "hello" });
    await write({ ...releases({ hello }), import: [{ to: "helm_release.hello", id: "default/hello" }] });
    await terraform.apply();
    expect((await terraform.plan()).changes).toBe(false);
    await terraform.destroy();
    expect(leftovers(before, await test.snapshot())).toEqual(NOTHING);
  });

  it("is made again after somebody has removed the release, and only then", async () => {
    const { terraform } = test.project;
    await test.apply(releases({ hello }));
    const { api } = await test.cluster();
    // The provider does not look at the objects of a release.
    await api.request({ method: "DELETE", path: "/api/v1/namespaces/default/configmaps/hello" });
    expect((await terraform.plan()).changes).toBe(false);

    const secret = "/api/v1/namespaces/default/secrets/sh.helm.release.v1.hello.v1";
    await api.request({ method: "DELETE", path: secret });
    await terraform.plan({ out: "again.plan" });
    expect(changesOf(await terraform.showJson("again.plan"))).toMatchObject([{ actions: ["create"] }]);
    await terraform.apply({ planFile: "again.plan" });
    expect((await terraform.plan()).changes).toBe(false);
    await terraform.destroy();
  });
});
