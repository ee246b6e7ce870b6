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
    const change = (text: string): string => text.replace("min: 1\n    max: 1", "min: 0\n    max: 3");
    expect(spareOf("local", change)).toEqual(["gpu-2", "gpu-3"]);
    expect(spareOf("local")).toEqual([]);
  });

  test("are none where the cloud makes nodes", () => {
    expect(spareOf("tencent-dev")).toEqual([]);
  });
});
