import { configOrigin } from "../../stacks/config-fields";
import { defineStacks } from "../../stacks";
import { App } from "cdktf";
import { readProgram } from "../../cli/review/stack-files";
import { constructPaths } from "../../review/origin";
import { environmentSchema } from "../../config/schema/environment";
import { shipped, SHIPPED } from "../support/environments";
import { temporaryFolder } from "../support/toy-app";

const field = (path: string, attribute?: (string | number)[]): string | undefined => {
  const origin = configOrigin(path, attribute);
  return origin?.kind === "field" ? origin.path.join(".") : origin?.kind;
};

/** Addresses and constructs of everything that an environment has, as its program says it. */
function everything(name: (typeof SHIPPED)[number]): readonly (readonly [string, string])[] {
  const folder = temporaryFolder();
  try {
    const app = new App({ outdir: folder.path, stackTraces: false });
    defineStacks(app, shipped(name));
    app.synth();
    const program = readProgram(folder.path, true);
    return program?.order.flatMap((stack) => [...constructPaths(program.textOf(stack) ?? "")]) ?? [];
  } finally {
    folder.remove();
  }
}

describe.each(SHIPPED)("the fields behind %s", (name) => {
  const managed = everything(name).filter(([address]) => !address.startsWith("data."));

  it("are known, or known not to be there, for everything that is managed", () => {
    expect(managed.length).toBeGreaterThan(name === "local" ? 15 : 40);
    expect(managed.filter(([, path]) => configOrigin(path) === undefined)).toEqual([]);
  });

  it("are keys that environments have", () => {
    const roots = managed.map(([, path]) => field(path)?.split(".")[0] ?? "");
    const keys = Object.keys(environmentSchema.shape);
    expect(roots.filter((root) => root !== "none" && !keys.includes(root))).toEqual([]);
  });
});

describe("the field behind a construct", () => {
  it.each<readonly [path: string, attribute: (string | number)[], expected: string | undefined]>([
    ["tencent-dev-foundation/Cluster/NodePool-gpu/Resource", [], "nodePools.gpu"],
    [
      "tencent-dev-foundation/Cluster/NodePool-gpu/Resource",
      ["native", 0, "scaling", 0, "max_replicas"],
      "nodePools.gpu.max",
    ],
    ["a-foundation/Cluster/Resource", ["cluster_version"], "cluster.kubernetesVersion"],
    ["a-foundation/Cluster/Resource", ["version"], "cluster.kubernetesVersion"],
    ["a-foundation/Cluster/NodePool-gpu/Resource", ["scaling_config", 0, "max_size"], "nodePools.gpu.max"],
    ["a-foundation/Cluster/NodePool-gpu/Resource", ["scaling_config", 0, "type"], "nodePools.gpu.gpuSharing"],
    ["a-foundation/Models/Backups/Policy", ["rules", 0, "retention"], "models.snapshots.keep"],
    ["a-foundation/Images/Bucket/Resource", ["bucket"], "registry.name"],
    ["a-foundation/Entry/Admission-203-0-113-0-24", ["entry"], "diffusion.access.allowedCidrs"],
    ["a-foundation/Cluster/Endpoint/Admission/Rules", ["ingress", 0], "cluster.endpoint.allowedCidrs"],
    ["a-foundation/Models/Snapshots", [], "models.snapshots"],
    ["a-foundation/Models/Resource", ["availability_zone"], "cloud.zone"],
    ["a-foundation/Network/NodeSubnet", ["availability_zone"], "cloud.zone"],
    ["a-foundation/Entry/Resource", ["network_type"], "diffusion.access.allowedCidrs"],
    [
      "a-diffusion/Service/Autoscaling/Resource",
      ["manifest", "spec", "maxReplicaCount"],
      "diffusion.scaling.max",
    ],
    [
      "a-diffusion/Service/Models/Volume/Resource",
      ["spec", 0, "resources", 0, "requests", "storage"],
      "models.sizeGiB",
    ],
    ["a-diffusion/Service/WebUi/Workload/Resource", ["spec", 0, "replicas"], "diffusion.scaling.min"],
    [
      "a-diffusion/Service/WebUi/Workload/Resource",
      ["resources", 0, "limits", "cpu"],
      "diffusion.resources.cpu",
    ],
    [
      "a-diffusion/Service/WebUi/Workload/Resource",
      ["resources", 0, "limits", "nvidia.com/gpu"],
      "diffusion.gpu",
    ],
    ["a-diffusion/Service/Access/Route/Resource", ["spec", 0, "ingress_class_name"], "ingress.className"],
    [
      "a-diffusion/Service/Access/Route/Resource",
      ["manifest", "spec", "parentRefs", 0, "name"],
      "ingress.gateway.name",
    ],
    [
      "a-diffusion/Service/Access/Route/Resource",
      ["manifest", "spec", "parentRefs", 0, "namespace"],
      "ingress.gateway.namespace",
    ],
    [
      "a-diffusion/Service/Access/Route/Resource",
      ["manifest", "spec", "parentRefs", 0, "sectionName"],
      "ingress.gateway.listener",
    ],
    [
      "a-diffusion/Service/Access/Route/Resource",
      ["manifest", "spec", "hostnames", 0],
      "diffusion.access.host",
    ],
    ["a-diffusion/Service/WebUi/Workload/ServiceAccount", [], "none"],
    ["a-foundation/Something/Else", [], undefined],
    ["a-network/Cluster/Resource", [], undefined],
  ])("is told: %s %j", (path, attribute, expected) => {
    expect(field(path, attribute)).toBe(expected);
  });
});
