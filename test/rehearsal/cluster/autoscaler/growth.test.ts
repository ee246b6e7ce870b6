import { demandOf } from "../../../../rehearsal/cluster/autoscaler/growth";
import { ClusterLook } from "../../../../rehearsal/cluster/autoscaler/look";
import { RehearsalCluster } from "../../../../rehearsal/cluster/control-plane";
import { Json } from "../../../../rehearsal/cluster/kubernetes-api";
import { memoryControlPlane } from "../../../../rehearsal/cluster/memory";
import { create, deployment } from "../../../support/cluster-objects";
import { FakePool, FakePoolOptions } from "../../../support/fake-pools";

const DEPLOYMENTS = "/apis/apps/v1/namespaces/default/deployments";
const GPU: FakePoolOptions = {
  quantities: { cpu: "8", memory: "32Gi", "nvidia.com/gpu": "1" },
  labels: { role: "gpu" },
};

let cluster: RehearsalCluster;
beforeEach(async () => {
  cluster = await memoryControlPlane().start("growth");
});

const pool = (id: string, options: FakePoolOptions = {}): FakePool => new FakePool(cluster, id, options);
const wanted = async (
  pools: readonly FakePool[],
  failed?: ReadonlySet<string>,
): Promise<readonly [string, number, number] | undefined> => {
  const { growth } = demandOf(await ClusterLook.at(cluster.api), pools, failed);
  return growth && [growth.pool.id, growth.count, growth.pods.length];
};
const refused = async (pools: readonly FakePool[], failed?: ReadonlySet<string>) =>
  demandOf(await ClusterLook.at(cluster.api), pools, failed).refused.map((each) =>
    each.pools.map(({ pool: { id }, reasons }) => [id, ...reasons]),
  );
const run = (replicas: number, limits: Record<string, string>, spec: object = {}): Promise<unknown> => {
  const made = deployment("main", replicas, limits) as { spec: { template: { spec: object } } };
  Object.assign(made.spec.template.spec, spec);
  return create(cluster, DEPLOYMENTS, made as Json);
};

describe("what pods that wait need", () => {
  it("is nothing while nothing waits", async () => {
    expect(await wanted([pool("a")])).toBeUndefined();
  });

  it("is nothing more than the machines that are on their way, and nodes that are about to be ready", async () => {
    await run(1, { cpu: "3" });
    const coming = pool("a");
    coming.nodes.push("a-1");
    expect(await wanted([coming])).toBeUndefined();

    const taints = [{ key: "node.kubernetes.io/not-ready", effect: "NoSchedule" }];
    const fresh = pool("b", { taints });
    await fresh.growTo(1);
    expect(await wanted([fresh])).toBeUndefined();
  });

  it("is as many machines as the pods fill", async () => {
    await run(5, { cpu: "2" });
    expect(await wanted([pool("a")])).toEqual(["a", 3, 5]);
  });

  it("is no more machines than a pool may have", async () => {
    await run(5, { cpu: "2" });
    expect(await wanted([pool("a", { max: 2 })])).toEqual(["a", 2, 4]);
  });

  it("counts what daemon sets will take of a new machine", async () => {
    const { spec, ...rest } = deployment("agent", 1, { cpu: "1" }) as {
      spec: { template: Json; selector: Json };
    };
    const { template, selector } = spec;
    await create(cluster, "/apis/apps/v1/namespaces/default/daemonsets", {
      ...rest,
      kind: "DaemonSet",
      spec: { template, selector },
    });
    await run(2, { cpu: "2" });
    expect(await wanted([pool("a")])).toEqual(["a", 2, 2]);
  });

  it("is a pool whose labels and taints suit them", async () => {
    const taints = [{ key: "dedicated", value: "ai", effect: "NoSchedule" }];
    await run(1, {}, { nodeSelector: { role: "gpu" } });
    const pools = [pool("a"), pool("b", { ...GPU, taints }), pool("c", GPU)];
    expect(await wanted(pools)).toEqual(["c", 1, 1]);
    expect(await refused(pools.slice(0, 2))).toEqual([
      [
        ["a", "node(s) didn't match Pod's node affinity/selector"],
        ["b", "node(s) had untolerated taint {dedicated: ai}"],
      ],
    ]);
  });

  it("is no machine with cards for pods without, where another would do", async () => {
    await run(1, { cpu: "4" });
    expect(await wanted([pool("a", GPU), pool("b")])).toEqual(["b", 1, 1]);
    expect(await wanted([pool("a", GPU)])).toEqual(["a", 1, 1]);
  });

  it("is nothing where pools are full, scaled by nobody, or could not get a machine a moment ago", async () => {
    await run(1, { cpu: "2" });
    const pools = [pool("full", { max: 0 }), pool("fixed", { autoscaled: false }), pool("failed")];
    const failed = new Set(["failed"]);
    expect(await wanted(pools, failed)).toBeUndefined();
    expect(await refused(pools, failed)).toEqual([
      [
        ["full", "max node group size reached"],
        ["failed", "in backoff after failed scale-up"],
      ],
    ]);
  });

  it("is nothing that would not be there: a pod larger than every machine", async () => {
    await run(1, { cpu: "64" });
    expect(await wanted([pool("a")])).toBeUndefined();
    expect(await refused([pool("a")])).toEqual([[["a", "Insufficient cpu"]]]);
  });

  it("is nothing for pods whose volume does not come", async () => {
    const claim = {
      metadata: { name: "data" },
      spec: {
        accessModes: ["ReadWriteOnce"],
        resources: { requests: { storage: "1Gi" } },
        storageClassName: "none",
      },
    };
    await create(cluster, "/api/v1/namespaces/default/persistentvolumeclaims", claim);
    await run(1, {}, { volumes: [{ name: "data", persistentVolumeClaim: { claimName: "data" } }] });
    expect(await refused([pool("a")])).toEqual([[["a", "pod has unbound immediate PersistentVolumeClaims"]]]);
  });

  it("is a machine for each of the pods that must not share one", async () => {
    const term = { labelSelector: { matchLabels: { app: "main" } }, topologyKey: "kubernetes.io/hostname" };
    const affinity = { podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [term] } };
    await run(3, { cpu: "1" }, { affinity });
    expect(await wanted([pool("a")])).toEqual(["a", 3, 3]);
  });
});
