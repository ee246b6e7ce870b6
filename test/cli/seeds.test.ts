import { readFileSync } from "node:fs";
import { join } from "node:path";
import { seedFor, spareNodesFor } from "../../cli/seeds";
import { readEnvironmentText } from "../../config";
import { PROJECT } from "../support/cli";

function seedOf(name: string, change: (text: string) => string = (text) => text) {
  const file = join(PROJECT, `config/environments/${name}.yaml`);
  const { environment, problems } = readEnvironmentText(change(readFileSync(file, "utf8")), file);
  expect(problems).toEqual([]);
  return seedFor(environment!);
}

const SLICE = (memoryGiB: number, percent: number): string =>
  `memoryGiB: ${memoryGiB}, computePercent: ${percent}`;

describe("seedFor", () => {
  test("gives the cluster of a local environment the nodes of its pools", () => {
    const { nodes, networks } = seedOf("local");
    expect(networks).toEqual([]);
    expect(
      nodes.map(({ name, labels, allocatable }) => [name, labels, allocatable["nvidia.com/gpu"]]),
    ).toEqual([
      ["system-1", {}, undefined],
      ["gpu-1", { "nvidia.com/gpu.present": "true" }, "1"],
    ]);
  });

  test("lets the kubeconfig of a local environment stand for that cluster", () => {
    expect(seedOf("local").kubeconfigs).toEqual([{ paths: ["~/.kube/config"], context: undefined }]);
    const change = (text: string): string => text.replace("# context is left out", "context: dev #");
    expect(seedOf("local", change).kubeconfigs).toEqual([{ paths: ["~/.kube/config"], context: "dev" }]);
    expect(seedOf("tencent-dev").kubeconfigs).toBeUndefined();
  });

  test("has the definitions of a KEDA that is there", () => {
    expect(seedOf("local").definitions).toBeUndefined();
    const change = (text: string): string => `${text}\naddons: { kedaNamespace: keda }\n`;
    expect(seedOf("local", change).definitions).toEqual(["keda"]);
  });

  test("gives a pool as many nodes as it always has, and at least one", () => {
    const change = (text: string): string =>
      text
        .replace("system: { min: 1, max: 1 }", "system: { min: 3, max: 3 }")
        .replace("min: 1\n    max: 1", "min: 0\n    max: 1");
    expect(seedOf("local", change).nodes.map(({ name }) => name)).toEqual([
      "system-1",
      "system-2",
      "system-3",
      "gpu-1",
    ]);
  });

  test.each([
    ["", "nvidia.com/gpu", "2", {}],
    [
      ", slices: { kind: time, perCard: 3, resource: nvidia.com/gpu.shared }",
      "nvidia.com/gpu.shared",
      "6",
      { "nvidia.com/gpu.sharing-strategy": "time-slicing" },
    ],
    [
      ", slices: { kind: mig, profile: 3g.12gb, perCard: 2 }",
      "nvidia.com/mig-3g.12gb",
      "4",
      { "nvidia.com/mig.strategy": "mixed" },
    ],
  ])("gives nodes what their device plugin would offer: cards%s as %s", (slices, resource, count, labels) => {
    const asks = slices === "" ? "wholeCards: 1" : /time/.test(slices) ? SLICE(8, 33) : SLICE(12, 42);
    const change = (text: string): string =>
      text
        .replace("perNode: 1 }", `perNode: 2${slices} }`)
        .replace("wholeCards: 1", asks)
        .replace("sdxl", "sd15");
    const [, gpu] = seedOf("local", change).nodes;
    expect(Object.entries(gpu!.allocatable).filter(([name]) => name.includes("/"))).toEqual([
      [resource, count],
    ]);
    expect(gpu!.labels).toEqual({ "nvidia.com/gpu.present": "true", ...labels });
  });

  test("names the node that has a folder, and the storage classes, each once", () => {
    const folder = (text: string): string => text.replace(/outputs \}/, "outputs, node: tower }");
    expect(seedOf("local", folder).nodes.map(({ name }) => name)).toEqual(["system-1", "tower"]);
    const claims = (text: string): string =>
      text.replace(/hostPath: \{[^}]*\}/g, "storageClass: { name: nfs-client }");
    expect(seedOf("local", claims).storageClasses).toEqual(["nfs-client"]);
  });

  test("has the Gateway that requests come by, and nothing of the kind without one", () => {
    const routed = (text: string): string =>
      `${text.replace(/ +tlsSecret:.*\n/, "")}\ningress: { gateway: { name: shared, namespace: infra, listener: https, dataPlaneNamespace: envoy } }\n`;
    expect(seedOf("local", routed).gateways).toEqual([
      { name: "shared", namespace: "infra", listener: "https" },
    ]);
    expect(seedOf("local")).not.toHaveProperty("gateways");
  });

  test("has nothing for an environment that makes its own network", () => {
    expect(seedOf("tencent-dev")).toEqual({ nodes: [], networks: [] });
  });

  test("has the network that an environment refers to, each subnet once", () => {
    const existing =
      "network: { vpcId: vpc-4g7k2m9q, subnetIds: [subnet-4g7k2m9q], podSubnetIds: [subnet-4g7k2m9q, subnet-8h3j5n2p] }";
    const change = (text: string): string => text.replace(/^network:[^]*?\n\n/m, `${existing}\n\n`);
    expect(seedOf("tencent-dev", change).networks).toEqual([
      {
        cloud: "tencent",
        vpcId: "vpc-4g7k2m9q",
        subnetIds: ["subnet-4g7k2m9q", "subnet-8h3j5n2p"],
        region: "ap-guangzhou",
        zone: "ap-guangzhou-7",
      },
    ]);
  });
});

describe("spareNodesFor", () => {
  const spareOf = (name: string, change: (text: string) => string = (text) => text): readonly string[] => {
    const file = join(PROJECT, `config/environments/${name}.yaml`);
    const { environment } = readEnvironmentText(change(readFileSync(file, "utf8")), file);
    return spareNodesFor(environment!).map((node) => node.name);
  };

  test("are those that a pool may have beyond the ones it always has", () => {
    const change = (text: string): string =>
      text
        .replace("min: 1\n    max: 1", "min: 0\n    max: 3")
        .replace(/hostPath: \{[^}]*\}/g, "nfs: { server: nfs.example.com, path: /files }");
    expect(spareOf("local", change)).toEqual(["gpu-2", "gpu-3"]);
    expect(spareOf("local")).toEqual([]);
  });

  test("are none where the cloud makes nodes", () => {
    expect(spareOf("tencent-dev")).toEqual([]);
  });
});
