import { App } from "cdktf";
import { Environment } from "../../config/environment";
import { DefineStacksOptions, defineStacks } from "../../stacks";
import { shipped, SHIPPED } from "../support/environments";
import { addresses, resourcesOf, resourceTypes, StackJson, synthApp } from "../support/synth";

const synth = (environment: Environment, options?: DefineStacksOptions) =>
  synthApp((app: App) => defineStacks(app, environment, options));

const allAddresses = (environment: Environment): string[] =>
  [...synth(environment).stacks].flatMap(([name, json]) =>
    addresses(json).map((address) => `${name} ${address}`),
  );

const protectedTypes = (json: StackJson): string[] =>
  Object.entries(json.resource ?? {}).flatMap(([type, instances]) =>
    Object.values(instances)
      .filter((one) => JSON.stringify(one["lifecycle"] ?? {}).includes('"prevent_destroy":true'))
      .map(() => type),
  );

const releases = (json: StackJson): unknown[] =>
  Object.values(resourcesOf(json, "helm_release"))
    .map(({ name }) => name)
    .sort();

const policies = (json: StackJson): string =>
  JSON.stringify(resourcesOf(json, "kubernetes_network_policy_v1"));

const chartValues = (json: StackJson): string[] =>
  Object.values(resourcesOf(json, "helm_release")).map(({ values }) => String((values as unknown[])[0]));

describe.each(SHIPPED)("the stacks of %s", (name) => {
  const app = synth(shipped(name));

  test("are three, each after those it needs", () => {
    expect([...app.stacks.keys()].sort()).toEqual([
      `${name}-diffusion`,
      `${name}-foundation`,
      `${name}-platform`,
    ]);
    expect(app.dependencies.get(`${name}-diffusion`)).toContain(`${name}-platform`);
    expect(app.dependencies.get(`${name}-foundation`)).toEqual([]);
  });

  test("are what was reviewed", () => {
    for (const stack of ["foundation", "platform", "diffusion"]) {
      expect(app.stack(`${name}-${stack}`)).toMatchSnapshot(`${name}-${stack}`);
    }
  });

  test("are the same text whenever they are synthesized", () => {
    const again = synth(shipped(name));
    expect(JSON.stringify([...again.stacks])).toBe(JSON.stringify([...app.stacks]));
  });

  test("hand no credential from stack to stack", () => {
    const outputs = JSON.stringify([...app.stacks.values()].map((json) => json.output ?? {}));
    expect(outputs).not.toMatch(/kube_?config|client_?(key|certificate)/i);
  });
});

const CLOUDS = [
  {
    name: "tencent-dev",
    store: "tencentcloud_cfs_file_system",
    cluster: "tencentcloud_kubernetes_cluster",
    pool: "tencentcloud_kubernetes_native_node_pool",
    network: ["tencentcloud_vpc", "tencentcloud_nat_gateway"],
    balancer: "tencentcloud_clb_instance",
    instanceType: "S5.LARGE8",
    existing: { vpcId: "vpc-1", subnetIds: ["subnet-1"], podSubnetIds: ["subnet-2"] },
  },
  {
    name: "alibaba-dev",
    store: "alicloud_nas_file_system",
    cluster: "alicloud_cs_managed_kubernetes",
    pool: "alicloud_cs_kubernetes_node_pool",
    network: ["alicloud_vpc", "alicloud_nat_gateway"],
    balancer: "alicloud_slb_load_balancer",
    instanceType: "ecs.g7.xlarge",
    existing: { vpcId: "vpc-1", subnetIds: ["vsw-1"], podSubnetIds: ["vsw-2"] },
  },
] as const;

describe.each(CLOUDS)("on the cloud of $name", (types) => {
  const { name } = types;
  const dev = shipped(name);
  const app = synth(dev);

  test("what holds data cannot be destroyed", () => {
    expect(new Set(protectedTypes(app.stack(`${name}-foundation`)))).toContain(types.store);
    expect(new Set(protectedTypes(app.stack(`${name}-diffusion`)))).toEqual(
      new Set(["kubernetes_persistent_volume_v1", "kubernetes_persistent_volume_claim_v1"]),
    );
  });

  test("namespaces cannot be destroyed: people put secrets there", () => {
    expect(new Set(protectedTypes(app.stack(`${name}-platform`)))).toEqual(
      new Set(["kubernetes_namespace_v1"]),
    );
  });

  test("`retain: false` gives it free, and so does a rehearsal", () => {
    for (const free of [synth({ ...dev, retain: false }), synth(dev, { allowDestroy: true })]) {
      for (const json of free.stacks.values()) expect(protectedTypes(json)).toEqual([]);
      const cluster = resourcesOf(free.stack(`${name}-foundation`), types.cluster);
      expect(Object.values(cluster)[0]).toMatchObject({ deletion_protection: false });
    }
  });

  test("another pool changes no address of what was there", () => {
    const pools = {
      ...dev.nodePools,
      batch: { instanceType: types.instanceType, min: 0, max: 2, gpuSharing: "none" as const },
    };
    const before = allAddresses(dev);
    const after = allAddresses({ ...dev, nodePools: pools });
    expect(before.filter((address) => !after.includes(address))).toEqual([]);
    expect(after.filter((address) => !before.includes(address))).toEqual([
      expect.stringContaining(`${types.pool}.`),
    ]);
  });

  test("a network that exists is used and not made", () => {
    const made = resourceTypes(synth({ ...dev, network: types.existing }).stack(`${name}-foundation`));
    for (const type of types.network) expect(made).not.toContain(type);
    expect(made).toContain(types.cluster);
  });

  test("an ingress class that exists needs no load balancer and no controller", () => {
    const existing = synth({ ...dev, ingress: { className: "nginx" } });
    const foundation = existing.stack(`${name}-foundation`);
    expect(resourceTypes(foundation)).not.toContain(types.balancer);
    expect(foundation.output).not.toHaveProperty("address");
    expect(app.stack(`${name}-foundation`).output).toHaveProperty("address");
    expect(releases(existing.stack(`${name}-platform`))).toEqual(["keda"]);
    const ingresses = Object.values(
      resourcesOf(existing.stack(`${name}-diffusion`), "kubernetes_ingress_v1"),
    );
    expect(ingresses).toEqual([
      expect.objectContaining({ spec: expect.objectContaining({ ingress_class_name: "nginx" }) }),
    ]);
  });

  test("add-ons run on the system pool, where nothing costs a card", () => {
    const values = chartValues(app.stack(`${name}-platform`));
    expect(values).toHaveLength(2);
    for (const text of values) {
      expect(text.replace(/[\s"]/g, "")).toMatch(/nodeSelector[:=]\{sdstack\/node-pool[:=]system\}/);
    }
  });

  test("add-ons come from a registry with copies when one is named", () => {
    const mirrored = synth({ ...dev, addons: { imageHost: "mirror.example.com" } });
    const images = chartValues(mirrored.stack(`${name}-platform`)).join();
    expect(images).toContain("mirror.example.com/haproxytech/kubernetes-ingress");
    expect(images).toMatch(/"registry": ?"mirror.example.com"/);
    expect(chartValues(app.stack(`${name}-platform`)).join()).not.toContain("mirror.example.com");
  });

  test("an autoscaler that is there is admitted from its namespace, and none installed", () => {
    const own = synth({ ...dev, addons: { ...dev.addons, kedaNamespace: "autoscaler" } });
    expect(releases(own.stack(`${name}-platform`))).toEqual(["ingress"]);
    expect(policies(own.stack(`${name}-diffusion`))).toContain('"autoscaler"');
    expect(policies(own.stack(`${name}-diffusion`))).not.toContain('"keda"');
    expect(resourceTypes(own.stack(`${name}-diffusion`))).toContain("kubernetes_manifest");

    const fixed = { ...dev.diffusion, scaling: { ...dev.diffusion.scaling, min: 1, max: 1 } };
    const still = synth({ ...dev, diffusion: fixed, addons: { ...dev.addons, kedaNamespace: "autoscaler" } });
    expect(policies(still.stack(`${name}-diffusion`))).not.toContain("autoscaler");
  });

  test("no autoscaler is installed, and none admitted, when the number of replicas never changes", () => {
    const scaling = { ...dev.diffusion.scaling, min: 1, max: 1, schedule: [] };
    const fixed = synth({ ...dev, diffusion: { ...dev.diffusion, scaling } });
    expect(releases(fixed.stack(`${name}-platform`))).toEqual(["ingress"]);
    expect(releases(app.stack(`${name}-platform`))).toEqual(["ingress", "keda"]);
    expect(policies(fixed.stack(`${name}-diffusion`))).not.toContain("keda");
    expect(policies(app.stack(`${name}-diffusion`))).toContain("keda");
  });

  test("everything that can carry tags says what made it", () => {
    const vpc = Object.values(resourcesOf(app.stack(`${name}-foundation`), types.network[0]))[0];
    expect(vpc).toMatchObject({ tags: { "managed-by": "sdstack", environment: name } });
  });
});

describe("on a cluster that exists", () => {
  const app = synth(shipped("local"));

  test("the foundation makes nothing", () => {
    expect(resourceTypes(app.stack("local-foundation"))).toEqual([]);
  });

  test("a Gateway that exists serves a route, and neither controller nor ingress is made", () => {
    const local = shipped("local");
    const { tlsSecret, ...access } = local.diffusion.access;
    const gateway = { name: "shared", namespace: "infra", listener: "https", dataPlaneNamespace: "envoy" };
    const routed = synth({
      ...local,
      diffusion: { ...local.diffusion, access },
      ingress: { gateway },
    });
    expect(tlsSecret).toBe("sd-tls");
    expect(releases(app.stack("local-platform"))).toEqual(["ingress"]);
    expect(releases(routed.stack("local-platform"))).toEqual([]);
    const before = addresses(app.stack("local-diffusion"));
    const after = addresses(routed.stack("local-diffusion"));
    const [ingress, ...rest] = before.filter((address) => !after.includes(address));
    expect([ingress, rest]).toEqual([expect.stringMatching(/^kubernetes_ingress_v1\./), []]);
    const added = after.filter((address) => !before.includes(address));
    expect(added).toEqual([expect.stringMatching(/^kubernetes_manifest\./)]);
    const { kubernetes_manifest: manifests } = routed.stack("local-diffusion").resource ?? {};
    expect(manifests).toMatchSnapshot("the route behind a Gateway");
  });
});

describe("the state", () => {
  test("is private and local when a folder is given, references between stacks included", () => {
    const app = synth(shipped("tencent-dev"), { stateFolder: "/private/states" });
    expect(app.stack("tencent-dev-platform").terraform?.["backend"]).toEqual({
      local: { path: "/private/states/tencent-dev-platform.tfstate" },
    });
    const remote = Object.values(
      resourcesOf(app.stack("tencent-dev-platform"), "data.terraform_remote_state"),
    );
    expect(remote).toEqual([
      expect.objectContaining({
        backend: "local",
        config: expect.objectContaining({ path: "/private/states/tencent-dev-foundation.tfstate" }),
      }),
    ]);
  });
});

describe("many environments in one app", () => {
  test("each gives what it gives alone", () => {
    const together = synthApp((app) => SHIPPED.forEach((name) => defineStacks(app, shipped(name))));
    for (const name of SHIPPED) {
      for (const [stack, json] of synth(shipped(name)).stacks) expect(together.stack(stack)).toEqual(json);
    }
  });
});
