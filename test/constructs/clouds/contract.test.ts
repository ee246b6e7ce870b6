import { App, Aspects, TerraformStack } from "cdktf";
import { IDependable } from "constructs";
import { CATALOGS } from "../../../catalog";
import { DependencyOrder } from "../../../constructs/aspects/dependency-order";
import { cloudFor } from "../../../constructs/clouds";
import { CLOUD_KINDS, INodePool } from "../../../constructs/contracts";
import { ClusterConnection } from "../../../constructs/kubernetes/cluster-connection";
import { BuiltCloud, buildCloud, CloudCase, DIGEST, EVERY_CLOUD, REPOSITORY } from "../../support/clouds";
import { PlainResource } from "../../support/plain-resource";
import {
  addresses,
  onlyResource,
  resourcesOf,
  resourceTypes,
  StackJson,
  synthApp,
  synthStack,
} from "../../support/synth";

function synthCloud(cloudCase: CloudCase, inspect: (built: BuiltCloud) => void = () => undefined): StackJson {
  return synthStack((stack) => {
    cloudFor(cloudCase.settings).configureProviders(stack);
    inspect(buildCloud(stack, cloudCase));
  });
}

/** Whatever an inspection of the built cloud returns. */
function inspected<T>(cloudCase: CloudCase, inspect: (built: BuiltCloud) => T): T {
  return inspect(buildCloud(new TerraformStack(new App(), "test"), cloudCase));
}

function pool({ cluster }: BuiltCloud, name: string): INodePool {
  const found = cluster.nodePools.get(name);
  if (found === undefined) throw new Error(`no pool '${name}'`);
  return found;
}

/** Everything that takes time. */
const WAITED: Readonly<Record<keyof CloudCase["waits"], (built: BuiltCloud) => IDependable>> = {
  subnets: ({ network }) => network.subnets,
  routable: ({ network }) => network.routable,
  nodesReady: ({ cluster }) => cluster.nodesReady,
  mountable: ({ models }) => models.mountable,
  pullable: ({ registry }) => registry.pullable,
  bindable: ({ loadBalancer }) => loadBalancer.bindable,
  "ready of the GPU pool": (built) => pool(built, "gpu").ready,
  "ready of the system pool": (built) => pool(built, "system").ready,
};

const NAMES = Object.keys(WAITED) as (keyof CloudCase["waits"])[];

test("every kind of cloud takes part in this suite", () => {
  expect(new Set(EVERY_CLOUD.map(({ settings }) => settings.kind))).toEqual(new Set(CLOUD_KINDS));
});

describe.each(EVERY_CLOUD)("$title", (cloudCase) => {
  test("says its kind", () => {
    expect(cloudFor(cloudCase.settings).kind).toBe(cloudCase.settings.kind);
  });

  test("synthesizes without a leaked token, with the providers it needs", () => {
    const json = synthCloud(cloudCase);
    const types = resourceTypes(json);
    expect(Object.keys(json.provider ?? {})).toHaveLength(types.length > 0 ? 1 : 0);
  });

  test("lets both providers reach the cluster with identical settings", () => {
    const app = synthApp((root) => {
      const foundation = new TerraformStack(root, "foundation");
      const workload = new TerraformStack(root, "workload");
      for (const stack of [foundation, workload]) cloudFor(cloudCase.settings).configureProviders(stack);
      const { cluster } = buildCloud(foundation, cloudCase);
      new ClusterConnection(workload, "Connection", { access: cluster.accessFrom(workload) });
    });
    const { provider } = app.stack("workload");
    const kubernetes = provider?.kubernetes?.[0];
    expect(provider?.helm?.[0]).toEqual({ kubernetes });
    expect(Object.values(kubernetes ?? {})).not.toHaveLength(0);
  });

  test("keeps cluster credentials out of what stacks hand to each other", () => {
    const app = synthApp((root) => {
      const foundation = new TerraformStack(root, "foundation");
      const workload = new TerraformStack(root, "workload");
      for (const stack of [foundation, workload]) cloudFor(cloudCase.settings).configureProviders(stack);
      const { cluster } = buildCloud(foundation, cloudCase);
      new ClusterConnection(workload, "Connection", { access: cluster.accessFrom(workload) });
    });
    expect(JSON.stringify(app.stack("foundation").output ?? {})).not.toMatch(/kube_?config|client|password/i);
  });

  test("has clusters with a public API where that can be limited to ranges, and no way to ask for one elsewhere", () => {
    const { kind } = cloudCase.settings;
    const { privateApi, nodesExist = false } = CATALOGS[kind];
    const isPossible = privateApi === undefined && !nodesExist;
    expect(cloudFor(cloudCase.settings).publicCluster !== undefined).toBe(isPossible);
  });

  test("gives the same access when asked twice", () => {
    inspected(cloudCase, ({ cluster }) => {
      const stack = new TerraformStack(new App(), "workload");
      expect(cluster.accessFrom(stack)).toEqual(cluster.accessFrom(stack));
    });
  });

  test("has every pool it was asked for, by name", () => {
    const names = inspected(cloudCase, ({ cluster }) => [...cluster.nodePools.keys()]);
    expect(names).toEqual(cloudCase.nodePools.map(({ name }) => name));
  });

  test("gives a file system exactly one volume source, of a kind Kubernetes knows", () => {
    const source = inspected(cloudCase, ({ models }) => models.volumeSource);
    expect(["csi", "nfs", "hostPath"]).toContain(source.kind);
    expect(inspected(cloudCase, ({ models }) => models.sizeGiB)).toBe(200);
  });

  test("keeps the digest in the image reference", () => {
    const reference = inspected(cloudCase, ({ registry }) => registry.imageReference(REPOSITORY, DIGEST));
    expect(reference.endsWith(`/${REPOSITORY}@${DIGEST}`)).toBe(true);
  });

  test.each(["latest", "v1.0", "sha256:0123", DIGEST.toUpperCase(), ""])(
    "fails when an image is asked for by '%s' instead of a digest",
    (tag) => {
      expect(() => inspected(cloudCase, ({ registry }) => registry.imageReference(REPOSITORY, tag))).toThrow(
        /digest must be 'sha256:' and 64 hexadecimal digits, tags are refused, got .* \[at test\/Images\]/,
      );
    },
  );

  test("fails when a repository is not the registry's", () => {
    expect(() =>
      inspected(cloudCase, ({ registry }) => registry.imageReference("elsewhere/webui", DIGEST)),
    ).toThrow("repository must be one that this registry holds, got 'elsewhere/webui' [at test/Images]");
  });

  test("hands on the name of the pull secret", () => {
    expect(inspected(cloudCase, ({ registry }) => registry.pullSecretName)).toBe("registry-pull");
  });

  test.each(NAMES)("whoever depends on %s waits for what it takes", (name) => {
    const json = synthStack((stack) => {
      cloudFor(cloudCase.settings).configureProviders(stack);
      Aspects.of(stack).add(new DependencyOrder());
      new PlainResource(stack, "consumer", "consumer").node.addDependency(
        WAITED[name](buildCloud(stack, cloudCase)),
      );
    });
    const waits = (onlyResource(json, "consumer")["depends_on"] ?? []) as string[];
    expect(waits.map((address) => address.replace(/\..*/, "")).sort()).toEqual(cloudCase.waits[name]);
  });

  test("can be built twice in one stack, without two things at one address", () => {
    const once = synthCloud(cloudCase);
    const twice = synthStack((stack) => {
      cloudFor(cloudCase.settings).configureProviders(stack);
      buildCloud(stack, cloudCase);
      buildCloud(stack, cloudCase, "Again");
    });
    expect(addresses(twice)).toHaveLength(2 * addresses(once).length);
  });

  test("can be built twice in one app, at the same addresses", () => {
    const app = synthApp((root) => {
      for (const name of ["a", "b"]) {
        const stack = new TerraformStack(root, name);
        cloudFor(cloudCase.settings).configureProviders(stack);
        buildCloud(stack, cloudCase);
      }
    });
    expect(addresses(app.stack("a"))).toEqual(addresses(app.stack("b")));
  });

  test("synthesizes to the same text every time", () => {
    expect(JSON.stringify(synthCloud(cloudCase))).toBe(JSON.stringify(synthCloud(cloudCase)));
  });

  test("puts pods of the GPU pool onto it and gives them exactly what they ask", () => {
    inspected(cloudCase, (built) => {
      const gpu = pool(built, "gpu");
      expect(gpu.gpu).toEqual({ model: "A10", memoryGiB: 24, perNode: expect.any(Number) });
      expect(gpu.podResources(cloudCase.gpu.request)).toEqual(cloudCase.gpu.resources);
      expect(Object.keys(gpu.placement.nodeSelector)).not.toHaveLength(0);
      expect(gpu.placement.tolerations).toContainEqual(
        expect.objectContaining({ key: "nvidia.com/gpu", effect: "NoSchedule" }),
      );
      expect(pool(built, "system").placement.tolerations).toEqual([]);
    });
  });

  test.each([{ wholeCards: 0 }, { wholeCards: 1.5 }, { wholeCards: 9 }])(
    "fails when a pod asks for %o",
    (request) => {
      expect(() => inspected(cloudCase, (built) => pool(built, "gpu").podResources(request))).toThrow(
        /pool 'gpu': wholeCards must be a whole number from 1 to \d, .* got .* \[at test\/Cluster\/NodePool-gpu\]/,
      );
    },
  );

  test("fails when a pod asks for cards of a pool that has none", () => {
    expect(() =>
      inspected(cloudCase, (built) => pool(built, "system").podResources({ wholeCards: 1 })),
    ).toThrow("pool 'system' has no cards, yet a pod asks for some [at test/Cluster/NodePool-system]");
  });

  test("pins the address of everything stateful", () => {
    const json = synthCloud(cloudCase);
    const stateful = cloudFor(cloudCase.settings).statefulTypes.flatMap((type) =>
      Object.keys(resourcesOf(json, type)),
    );
    for (const logicalId of stateful) expect(logicalId).toMatch(/^[a-z][a-z-]*$/);
  });

  test("is a load balancer that only a Service of its own type binds to", () => {
    const balancer = inspected(cloudCase, ({ loadBalancer }) => loadBalancer);
    expect(["LoadBalancer", "NodePort"]).toContain(balancer.serviceType);
    for (const key of Object.keys(balancer.serviceAnnotations)) expect(key).toMatch(/^[a-z.-]+\/[a-z-]+$/);
  });

  test("filters by address somewhere when ranges from outside are admitted", () => {
    const ranges = ["203.0.113.0/24"];
    let sourceRanges: readonly string[] | undefined;
    const json = synthStack((stack) => {
      const cloud = cloudFor(cloudCase.settings);
      cloud.configureProviders(stack);
      const network = cloud.network(stack, "Network");
      ({ sourceRanges } = cloud.loadBalancer(stack, "Entry", { network, publicAccessCidrs: ranges }));
    });
    const filtered = JSON.stringify(json.resource ?? {}).includes(ranges[0] ?? "");
    expect(filtered || sourceRanges?.includes(ranges[0] ?? "")).toBe(true);
  });
});
