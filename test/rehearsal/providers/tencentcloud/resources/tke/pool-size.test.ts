import { NodeSpec, PodPlacement, RehearsalCluster } from "../../../../../../rehearsal/cluster/control-plane";
import { tencentcloudDefinition } from "../../../../../../rehearsal/providers/tencentcloud/provider";
import { leftovers } from "../../../../../../rehearsal/run/leftovers";
import { takeSnapshot } from "../../../../../../rehearsal/run/take-snapshot";
import { create, deployment, eventually, namespace, read } from "../../../../../support/cluster-objects";
import { describeWithControlPlane } from "../../../../../support/control-plane";
import { RehearsedProject, rehearsedProject } from "../../../../../support/rehearsed-project";
import { clusterWithPools, WrittenPool } from "../../../../../support/tencentcloud-pools";
import { describeWithTerraform } from "../../../../../support/terraform";

jest.setTimeout(600_000);

const NEVER = new AbortController().signal;
const CARD = { key: "nvidia.com/gpu", value: "present", effect: "NoSchedule" };
const DEPLOYMENTS = "/apis/apps/v1/namespaces/sd/deployments";
const SYSTEM: WrittenPool = { range: [1, 2], labels: { role: "system" } };
const GPU: WrittenPool = {
  instanceType: "GN7.2XLARGE32",
  range: [1, 3],
  labels: { role: "gpu" },
  taints: [CARD],
};

/** A deployment whose pods take a whole card each. */
function cards(name: string, replicas: number): object {
  const made = deployment(name, replicas, { "nvidia.com/gpu": "1" }) as {
    spec: { template: { spec: object } };
  };
  Object.assign(made.spec.template.spec, {
    tolerations: [{ key: CARD.key, operator: "Exists" }],
    nodeSelector: { role: "gpu" },
  });
  return made;
}

describeWithTerraform("node pools that Terraform makes", (terraform) => {
  describeWithControlPlane("on a real control plane", (controlPlane) => {
    let project: RehearsedProject;
    let cluster: RehearsalCluster;

    beforeAll(async () => {
      project = await rehearsedProject(terraform, (world) => [tencentcloudDefinition(world)], controlPlane, {
        autoscaling: { idleSeconds: 2, lookMilliseconds: 200 },
      });
      await project.write(clusterWithPools({ system: SYSTEM, gpu: GPU }));
      await project.terraform.init();
      await project.terraform.apply();
      cluster = (await project.world.clusters.list())[0]!;
      await create(cluster, "/api/v1/namespaces", namespace("sd"));
    });
    afterAll(() => project.stop());

    const apply = async (pools: Readonly<Record<string, WrittenPool>>, addons = {}): Promise<void> => {
      await project.write(clusterWithPools(pools, addons));
      await project.terraform.apply();
    };
    const nodes = async (role: string): Promise<readonly NodeSpec[]> =>
      (await cluster.nodes()).filter(({ labels }) => labels["role"] === role);
    const settled = () => project.world.autoscaling.settled(cluster, NEVER);
    const pods = async (): Promise<readonly PodPlacement[]> =>
      (await cluster.placements()).filter((pod) => pod.namespace === "sd");
    const scale = (name: string, replicas: number) =>
      cluster.api.request({
        method: "PATCH",
        path: `${DEPLOYMENTS}/${name}/scale`,
        contentType: "application/merge-patch+json",
        body: { spec: { replicas } },
      });
    const events = async (reason: string): Promise<readonly string[]> => {
      const { items } = await read<{ items: { reason: string; message: string; source: object }[] }>(
        cluster,
        "/api/v1/namespaces/sd/events",
      );
      return items.filter((event) => event.reason === reason).map(({ message }) => message);
    };
    const plansAgain = async (): Promise<boolean> => (await project.terraform.plan()).changes;

    it("are nodes with the labels, taints, cards and zone of their machines, ready for pods", async () => {
      const { items } = await read<{ items: object[] }>(cluster, "/api/v1/nodes?labelSelector=role%3Dgpu");
      expect(items).toEqual([
        expect.objectContaining({
          metadata: expect.objectContaining({
            labels: expect.objectContaining({
              "node.kubernetes.io/instance-type": "GN7.2XLARGE32",
              "topology.kubernetes.io/region": "ap-guangzhou",
              "topology.kubernetes.io/zone": "ap-guangzhou-6",
            }),
          }),
          spec: expect.objectContaining({ taints: [CARD] }),
          status: expect.objectContaining({
            capacity: expect.objectContaining({ cpu: "8", memory: "32Gi", "nvidia.com/gpu": "1" }),
            allocatable: expect.objectContaining({ cpu: "7910m", "nvidia.com/gpu": "1" }),
            conditions: expect.arrayContaining([expect.objectContaining({ type: "Ready", status: "True" })]),
          }),
        }),
      ]);
    });

    it("grow for pods that find no card, over both zones, and Terraform has nothing to do", async () => {
      expect(await create(cluster, DEPLOYMENTS, cards("webui", 3) as never)).toEqual({ status: 201 });
      expect(await settled()).toEqual({ waiting: [] });
      const found = await nodes("gpu");
      expect(found).toHaveLength(3);
      const zones = found.map(({ labels }) => labels["topology.kubernetes.io/zone"]).sort();
      expect(zones).toEqual(["ap-guangzhou-6", "ap-guangzhou-6", "ap-guangzhou-7"]);
      expect(new Set((await pods()).map(({ node }) => node)).size).toBe(3);
      expect(await events("TriggeredScaleUp")).toContainEqual(
        expect.stringMatching(/^pod triggered scale-up: \[\{np-[a-z0-9]+ 1->3 \(max: 3\)\}\]$/),
      );
      expect(await plansAgain()).toBe(false);
    });

    it("do not grow above their limit, and say so to the pod", async () => {
      await scale("webui", 4);
      const { waiting } = await settled();
      expect(waiting).toEqual([
        expect.objectContaining({
          namespace: "sd",
          schedulerMessage: expect.stringContaining("Insufficient nvidia.com/gpu"),
          pools: expect.arrayContaining([
            expect.objectContaining({ name: "gpu", reasons: ["max node group size reached"] }),
            expect.objectContaining({
              name: "system",
              reasons: ["node(s) didn't match Pod's node affinity/selector"],
            }),
          ]),
        }),
      ]);
      expect(await nodes("gpu")).toHaveLength(3);
      const [why] = await eventually(
        () => events("NotTriggerScaleUp"),
        (found) => found.length > 0,
      );
      expect(why).toContain("pod didn't trigger scale-up: ");
      expect(why).toContain("1 max node group size reached");
    });

    it("shrink to their minimum when their pods are gone, and Terraform has nothing to do", async () => {
      await scale("webui", 0);
      await eventually(
        () => nodes("gpu"),
        (found) => found.length === 1,
      );
      expect(await plansAgain()).toBe(false);
    });

    it("change their nodes in place when labels and taints change, limits too", async () => {
      await scale("webui", 1);
      await settled();
      const [before] = await nodes("gpu");
      const moved = { key: "dedicated", value: "ai", effect: "PreferNoSchedule" };
      await apply({
        system: SYSTEM,
        gpu: { ...GPU, range: [2, 3], taints: [CARD, moved], labels: { role: "gpu", a: "b" } },
      });
      const after = await nodes("gpu");
      expect(after).toHaveLength(2);
      expect(after.map(({ name }) => name)).toContain(before!.name);
      for (const { taints, labels } of after) {
        expect(taints).toEqual([CARD, moved]);
        expect(labels["a"]).toBe("b");
      }
      expect(await plansAgain()).toBe(false);
      await apply({ system: SYSTEM, gpu: GPU });
      await eventually(
        () => nodes("gpu"),
        (found) => found.length === 1 && found[0]!.labels["a"] === undefined,
      );
    });

    it.each([
      ["after it is gone", false, "PNV4.7XLARGE116"],
      ["before it goes", true, "GN7.5XLARGE80"],
    ])(
      "hand their pods over to the nodes of a replacement that comes %s",
      async (_, before, instanceType) => {
        const [old] = await nodes("gpu");
        const [pod] = await pods();
        expect(pod!.node).toBe(old!.name);
        // What comes first must be known before the pool is replaced.
        if (before)
          await apply({
            system: SYSTEM,
            gpu: {
              ...GPU,
              createBeforeDestroy: true,
              instanceType: old!.labels["node.kubernetes.io/instance-type"]!,
            },
          });
        await apply({ system: SYSTEM, gpu: { ...GPU, createBeforeDestroy: before, instanceType } });
        expect(await settled()).toEqual({ waiting: [] });
        const [replaced] = await nodes("gpu");
        expect(replaced!.labels["node.kubernetes.io/instance-type"]).toBe(instanceType);
        const [now] = await eventually(pods, (found) => found.length === 1 && found[0]!.node !== undefined);
        expect(now!.node).toBe(replaced!.name);
        expect(now!.name).not.toBe(pod!.name);
      },
    );

    it("share their cards once the add-on is there, of less memory than the cards are sold with", async () => {
      await scale("webui", 0);
      const shared = { ...GPU, createBeforeDestroy: true, instanceType: "GN7.5XLARGE80" };
      const labels = { role: "gpu", "tke.cloud.tencent.com/qgpu-schedule-policy": "fixed-share" };
      await apply({ system: SYSTEM, gpu: { ...shared, labels } }, { qgpu: "gpu" });
      const [node] = await nodes("gpu");
      const qgpu = "tke.cloud.tencent.com/qgpu";
      expect(node!.capacity).toMatchObject({ [`${qgpu}-core`]: "100", [`${qgpu}-memory`]: "16" });
      expect(node!.allocatable).toMatchObject({ [`${qgpu}-core`]: "100", [`${qgpu}-memory`]: "14" });
      expect(node!.allocatable).not.toHaveProperty(["nvidia.com/gpu"]);
      expect(await plansAgain()).toBe(false);
    });

    it("take their nodes and pods along, and leave nothing but events", async () => {
      const nothing = { cloud: [], kubernetes: [], clusters: [], charts: [], ledger: [] };
      await apply({ system: SYSTEM });
      expect(await nodes("gpu")).toEqual([]);
      await cluster.api.request({ method: "DELETE", path: "/api/v1/namespaces/sd" });
      await eventually(
        async () => (await cluster.api.request({ method: "GET", path: "/api/v1/namespaces/sd" })).status,
        (status) => status === 404,
      );
      const definition = tencentcloudDefinition(project.world);
      expect(leftovers(nothing, await takeSnapshot(project.world, [definition])).kubernetes).toEqual([]);
    });

    it("go with a cluster that is removed while it grows", async () => {
      await create(
        cluster,
        "/apis/apps/v1/namespaces/default/deployments",
        deployment("many", 12, { cpu: "2" }),
      );
      await project.terraform.destroy();
      expect(await project.world.clusters.list()).toEqual([]);
      expect(project.world.store.dump()).toEqual([]);
    });
  });
});
