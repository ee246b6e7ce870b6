import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Environment, environmentName, readEnvironmentText } from "../../config";

const SHIPPED = join(__dirname, "..", "..", "config", "environments");
const GOOD = join(__dirname, "good");
const DESIGN = readFileSync(join(GOOD, "design-example.yaml"), "utf8");
const LOCAL = readFileSync(join(GOOD, "local-example.yaml"), "utf8");
const ALIBABA = readFileSync(join(GOOD, "alibaba-example.yaml"), "utf8");

function load(text: string, file = "tencent-dev.yaml"): Environment {
  const { environment, problems } = readEnvironmentText(text, file);
  expect(problems).toEqual([]);
  return environment!;
}

/** Everything within a value that could still be changed. */
function changeable(value: unknown, path = "environment"): string[] {
  if (typeof value !== "object" || value === null) {
    return [];
  }
  const inner = Object.entries(value).flatMap(([key, part]) => changeable(part, `${path}.${key}`));
  return Object.isFrozen(value) ? inner : [path, ...inner];
}

describe("an environment file", () => {
  test("of Alibaba Cloud loads with the bucket in the cloud's region, and the table that is usual", () => {
    expect(load(ALIBABA, "alibaba-dev.yaml")).toMatchObject({
      cloud: { kind: "alibaba", region: "cn-hangzhou", zone: "cn-hangzhou-j" },
      state: {
        kind: "oss",
        prefix: "alibaba-dev",
        region: "cn-hangzhou",
        tablestore: { instance: "sd-state-lock", table: "state_lock" },
      },
      cluster: { endpoint: { public: false, allowedCidrs: [] } },
    });
  });

  test("loads as the design's example writes it, every default filled in", () => {
    expect(load(DESIGN)).toEqual({
      name: "tencent-dev",
      cloud: { kind: "tencent", region: "ap-guangzhou", zone: "ap-guangzhou-7" },
      network: { cidr: "10.20.0.0/16" },
      state: {
        kind: "cos",
        bucket: "sd-state-1250000000",
        encrypt: true,
        prefix: "tencent-dev",
        region: "ap-guangzhou",
      },
      cluster: {
        kubernetesVersion: "1.34",
        endpoint: { public: true, allowedCidrs: ["203.0.113.0/24"] },
      },
      nodePools: {
        system: { instanceType: "S5.LARGE8", min: 2, max: 4, gpuSharing: "none" },
        gpu: { instanceType: "PNV4.7XLARGE116", min: 0, max: 4, gpuSharing: "fixed-share" },
      },
      registry: { tier: "standard", namespace: "ai", keepTags: 30 },
      models: { sizeGiB: 200, snapshots: { everyDays: 1, keep: 7 } },
      outputs: { sizeGiB: 100, expireAfterDays: 90 },
      diffusion: {
        namespace: "stable-diffusion",
        image: {
          repository: "ai/stable-diffusion-webui",
          digest: expect.stringMatching(/^sha256:[0-9a-f]{64}$/),
        },
        model: "sdxl",
        gpu: { pool: "gpu", memoryGiB: 10, computePercent: 50 },
        resources: { cpu: "4", memoryGiB: 16 },
        scaling: {
          min: 1,
          max: 8,
          queuePerReplica: 2,
          schedule: [
            {
              name: "office-hours",
              start: "0 9 * * 1-5",
              end: "0 20 * * 1-5",
              timezone: "Asia/Shanghai",
              min: 2,
            },
          ],
        },
        access: {
          host: "sd.dev.example.com",
          tlsSecret: "sd-tls",
          apiAuthSecret: "sd-api-auth",
          requestsPerMinute: 60,
          allowedCidrs: [],
        },
      },
      ingress: {},
      addons: {},
      budget: { monthly: 6000, currency: "CNY" },
      review: { waivers: [] },
      retain: true,
      tags: {},
    });
  });

  test("loads for a cluster of one's own, which has no network of its own", () => {
    const environment = load(LOCAL);
    expect(environment.cloud).toEqual({ kind: "local", kubeconfig: "~/.kube/config" });
    expect(environment.state).toEqual({ kind: "local", folder: "state" });
    expect(environment.network).toBeUndefined();
    expect(environment.outputs).toEqual({
      sizeGiB: 100,
      volume: { storageClass: { name: "nfs-client", accessMode: "ReadWriteMany" } },
    });
  });

  test("gets a network where it says nothing of one", () => {
    expect(load(DESIGN.replace(/^network:.*\n/m, "")).network).toEqual({ cidr: "10.0.0.0/16" });
  });

  test("refers to a network that exists, whose pods use the same subnets unless it says otherwise", () => {
    const existing = "vpcId: vpc-1, subnetIds: [subnet-1, subnet-2]";
    expect(load(DESIGN.replace("cidr: 10.20.0.0/16", existing)).network).toEqual({
      vpcId: "vpc-1",
      subnetIds: ["subnet-1", "subnet-2"],
      podSubnetIds: ["subnet-1", "subnet-2"],
    });
    const pods = `${existing}, podSubnetIds: [subnet-3]`;
    expect(load(DESIGN.replace("cidr: 10.20.0.0/16", pods)).network).toMatchObject({
      podSubnetIds: ["subnet-3"],
    });
  });

  test("keeps state in S3, with a folder named like itself", () => {
    const s3 = "kind: s3, bucket: sd-state, region: cn-north-1";
    expect(load(DESIGN.replace("kind: cos, bucket: sd-state-1250000000", s3)).state).toEqual({
      kind: "s3",
      bucket: "sd-state",
      region: "cn-north-1",
      prefix: "tencent-dev",
      encrypt: true,
      lock: true,
    });
  });

  test.each([
    ["Tencent Cloud", DESIGN],
    ["a cluster of one's own", LOCAL],
  ])("may pull the add-ons' images from a host of its own on %s", (_, text) => {
    expect(load(text).addons).toEqual({});
    const own = load(`${text}\naddons: { imageHost: "mirror.example.com:5000" }\n`);
    expect(own.addons).toEqual({ imageHost: "mirror.example.com:5000" });
  });

  test("takes CPUs as a number too", () => {
    const text = DESIGN.replace("model: sdxl", "model: sdxl\n  resources: { cpu: 2 }");
    expect(load(text).diffusion.resources).toEqual({ cpu: "2", memoryGiB: 16 });
  });

  test("takes an alias for what its anchor stands for", () => {
    const text = DESIGN.replace("apiAuthSecret: sd-api-auth", "apiAuthSecret: *tls").replace(
      "tlsSecret: sd-tls",
      "tlsSecret: &tls sd-tls",
    );
    expect(load(text).diffusion.access.apiAuthSecret).toBe("sd-tls");
  });

  test("cannot be changed once it is loaded, in any part", () => {
    expect(changeable(load(DESIGN))).toEqual([]);
    expect(changeable(load(LOCAL))).toEqual([]);
  });

  test("is the same each time it is loaded", () => {
    expect(JSON.stringify(load(DESIGN))).toBe(JSON.stringify(load(DESIGN)));
  });

  test("says where each of its keys is written", () => {
    const { locate } = readEnvironmentText(DESIGN, "tencent-dev.yaml");
    expect(locate(["name"])).toEqual({ line: 2, column: 1 });
    expect(locate(["cloud", "zone"])).toEqual({ line: 3, column: 47 });
    expect(locate(["nodePools", "gpu", "max"])).toEqual({ line: 9, column: 49 });
    expect(locate(["diffusion", "scaling", "schedule", 0, "timezone"])).toEqual({ line: 17, column: 126 });
    expect(locate(["cluster", "serviceCidr"])).toEqual({ line: 6, column: 1 });
    expect(locate(["nothing", "of", "this"])).toEqual({ line: 1, column: 1 });
  });

  test.each(["local", "tencent-dev", "tencent-prod"])(
    "%s ships right, and points editors to the schema",
    (name) => {
      const file = join(SHIPPED, `${name}.yaml`);
      const text = readFileSync(file, "utf8");
      expect(text.split("\n")[0]).toBe("# yaml-language-server: $schema=../environment.schema.json");
      expect(readEnvironmentText(text, file)).toMatchObject({
        problems: [],
        warnings: [],
        environment: { name },
      });
    },
  );

  test("is named after the file, without folder and ending", () => {
    expect(environmentName("config/environments/tencent-dev.yaml")).toBe("tencent-dev");
    expect(environmentName("C:\\config\\local.yaml")).toBe("local");
  });
});
