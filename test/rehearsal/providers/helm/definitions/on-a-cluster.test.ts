import { leftovers } from "../../../../../rehearsal/run/leftovers";
import { describeWithHelm } from "../../../../support/helm";
import { HelmProject, releases } from "../../../../support/helm-project";

const keda = {
  name: "keda",
  repository: "https://kedacore.github.io/charts",
  chart: "keda",
  version: "2.21.0",
};
const monitoring = {
  name: "monitoring",
  repository: "https://prometheus-community.github.io/helm-charts",
  chart: "kube-prometheus-stack",
  version: "80.0.0",
};
const traefik = {
  name: "traefik",
  repository: "https://traefik.github.io/charts",
  chart: "traefik",
  version: "37.0.0",
};
const NOTHING = { cloud: [], kubernetes: [] };

function scaledObject(more: object = {}): object {
  return {
    manifest: {
      apiVersion: "keda.sh/v1alpha1",
      kind: "ScaledObject",
      metadata: { name: "scaled", namespace: "default" },
      spec: {
        scaleTargetRef: { name: "app" },
        triggers: [{ type: "cpu", metadata: { value: "50" } }],
        ...more,
      },
    },
  };
}

describeWithHelm("definitions of a recorded chart on a real control plane", (surroundings) => {
  const test = new HelmProject(surroundings);

  it("judge custom resources, and go with the release", async () => {
    const { terraform } = test.project;
    const before = await test.snapshot();
    await test.apply(releases({ keda }));
    expect((await terraform.plan()).changes).toBe(false);
    expect((await test.snapshot()).charts).toMatchObject([
      { release: "keda", installed: false, source: keda.repository, definitions: 6 },
    ]);

    expect(await test.refusal(releases({ keda }, { scaled: scaledObject({ maxReplicas: 3 }) }))).toMatch(
      /maxReplicas/,
    );
    expect(await test.refusal(releases({ keda }, { scaled: scaledObject({ triggers: [{}] }) }))).toMatch(
      /triggers/,
    );
    await test.apply(releases({ keda }, { scaled: scaledObject({ maxReplicaCount: 3 }) }));
    expect((await terraform.plan()).changes).toBe(false);
    expect((await test.get("/apis/keda.sh/v1alpha1/namespaces/default/scaledobjects/scaled")).status).toBe(
      200,
    );

    await test.apply(releases({ keda }));
    await terraform.destroy();
    expect(leftovers(before, await test.snapshot())).toEqual(NOTHING);
  });

  it("are refused when somebody else has them", async () => {
    const { terraform } = test.project;
    await test.apply(releases({ keda }));
    const other = { ...keda, name: "other" };
    expect(await test.refusal(releases({ keda, other }))).toMatch(
      /CustomResourceDefinition "\S+\.keda\.sh" in namespace "" exists and cannot be imported into the current release/,
    );
    await terraform.destroy();
  });

  it("stay when they come from a chart's folder for them, and are then no leftovers", async () => {
    const { terraform } = test.project;
    const before = await test.snapshot();
    await test.apply(releases({ monitoring, traefik }));
    expect((await test.get("/apis/monitoring.coreos.com/v1/podmonitors")).status).toBe(200);
    expect((await test.get("/apis/gateway.networking.k8s.io/v1/httproutes")).status).toBe(200);

    await terraform.destroy();
    expect((await test.get("/apis/monitoring.coreos.com/v1/podmonitors")).status).toBe(200);
    expect(leftovers(before, await test.snapshot())).toEqual(NOTHING);
  });
});
