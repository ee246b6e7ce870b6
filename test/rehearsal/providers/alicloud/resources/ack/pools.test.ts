import { NodeSpec, RehearsalCluster } from "../../../../../../rehearsal/cluster/control-plane";
import { alicloudDefinition } from "../../../../../../rehearsal/providers/alicloud";
import { Configuration, wholeConfiguration } from "../../../../../support/alicloud-configuration";
import { create, deployment, eventually, namespace } from "../../../../../support/cluster-objects";
import { describeWithControlPlane } from "../../../../../support/control-plane";
import { RehearsedProject, rehearsedProject } from "../../../../../support/rehearsed-project";
import { describeWithTerraform } from "../../../../../support/terraform";

jest.setTimeout(600_000);

const NEVER = new AbortController().signal;
const DEPLOYMENTS = "/apis/apps/v1/namespaces/sd/deployments";
const KEPT = /^alicloud_(vpc$|vswitch|nat_gateway|eip_|snat_|cs_|security_group|nas_)/;

/** Pods that take a share of a card each, of compute too unless it is left out. */
function shares(name: string, replicas: number, memoryGiB: number, computePercent?: number): object {
  const core: Record<string, string> =
    computePercent === undefined ? {} : { "aliyun.com/gpu-core.percentage": String(computePercent) };
  const made = deployment(name, replicas, { "aliyun.com/gpu-mem": String(memoryGiB), ...core }) as {
    spec: { template: { spec: object } };
  };
  Object.assign(made.spec.template.spec, {
    tolerations: [{ key: "workload", operator: "Exists" }],
    nodeSelector: { role: "gpu" },
  });
  return made;
}

describeWithTerraform("node pools of Alibaba Cloud", (terraform) => {
  describeWithControlPlane("on a real control plane", (controlPlane) => {
    let project: RehearsedProject;
    let cluster: RehearsalCluster;

    const apply = async (change: (resource: Configuration["resource"]) => void = () => undefined) => {
      const whole = wholeConfiguration();
      const resource = Object.fromEntries(Object.entries(whole.resource).filter(([type]) => KEPT.test(type)));
      change(resource);
      await project.write({ ...whole, resource });
      await project.terraform.apply({ parallelism: 20 });
    };
    const gpu = (more: object) => (resource: Configuration["resource"]) => {
      Object.assign(resource["alicloud_cs_kubernetes_node_pool"]!["gpu"]!, more);
    };
    const nodes = async (role = "gpu"): Promise<readonly NodeSpec[]> =>
      (await cluster.nodes()).filter(({ labels }) => labels["role"] === role);
    const settled = () => project.world.autoscaling.settled(cluster, NEVER);
    const scale = (name: string, replicas: number) =>
      cluster.api.request({
        method: "PATCH",
        path: `${DEPLOYMENTS}/${name}/scale`,
        contentType: "application/merge-patch+json",
        body: { spec: { replicas } },
      });

    beforeAll(async () => {
      project = await rehearsedProject(terraform, (world) => [alicloudDefinition(world)], controlPlane, {
        autoscaling: { idleSeconds: 2, lookMilliseconds: 200 },
      });
      await project.write(wholeConfiguration());
      await project.terraform.init();
      await apply();
      cluster = (await project.world.clusters.list())[0]!;
      await create(cluster, "/api/v1/namespaces", namespace("sd"));
    });
    afterAll(() => project.stop());

    it("grow from nothing for pods that ask for a share, and Terraform has nothing to do", async () => {
      expect(await nodes()).toEqual([]);
      await create(cluster, DEPLOYMENTS, shares("webui", 3, 10, 50) as never);
      expect(await settled()).toEqual({ waiting: [] });
      const found = await nodes();
      expect(found).toHaveLength(2);
      for (const node of found) {
        expect(node.allocatable).toMatchObject({
          "aliyun.com/gpu-mem": "22",
          "aliyun.com/gpu-core.percentage": "100",
        });
        expect(node.taints).toContainEqual({ key: "workload", value: "gpu", effect: "NoSchedule" });
      }
      expect((await project.terraform.plan()).changes).toBe(false);
    });

    it("do not grow above their limit", async () => {
      await scale("webui", 7);
      const { waiting } = await settled();
      expect(waiting).toHaveLength(1);
      expect(waiting[0]!.pools).toContainEqual(
        expect.objectContaining({ name: "gpu", reasons: ["max node group size reached"] }),
      );
      expect(await nodes()).toHaveLength(3);
    });

    it("give back what nobody needs, unless the settings of the cluster forbid it", async () => {
      await apply(({ alicloud_cs_autoscaling_config: settings }) => {
        settings!["main"]!["scale_down_enabled"] = false;
      });
      await scale("webui", 0);
      await eventually(
        async () => (await cluster.placements()).filter((pod) => pod.namespace === "sd"),
        (pods) => pods.length === 0,
      );
      expect(await nodes()).toHaveLength(3);
      await apply();
      await eventually(nodes, (found) => found.length === 0);
      expect((await project.terraform.plan()).changes).toBe(false);
    });

    it("wait for ever for a share of compute where only memory is shared", async () => {
      await apply(
        gpu({
          labels: [
            { key: "role", value: "gpu" },
            { key: "ack.node.gpu.schedule", value: "cgpu" },
          ],
        }),
      );
      await create(cluster, DEPLOYMENTS, shares("wrong", 1, 10, 50) as never);
      const { waiting } = await settled();
      expect(waiting.map(({ name }) => name)).toEqual([expect.stringMatching(/^wrong-/)]);
      await scale("wrong", 0);
      await create(cluster, DEPLOYMENTS, shares("right", 1, 10) as never);
      expect(await settled()).toEqual({ waiting: [] });
      await scale("right", 0);
      await eventually(nodes, (found) => found.length === 0);
    });

    it("stay empty when the settings of the cluster lack the first step", async () => {
      await apply((resource) => {
        resource["alicloud_cs_autoscaling_config"]!["main"]!["scale_up_from_zero"] = false;
      });
      await scale("webui", 1);
      expect((await settled()).waiting).toHaveLength(1);
      expect(await nodes()).toEqual([]);
      await apply();
      expect(await settled()).toEqual({ waiting: [] });
    });

    it("keep a mount target that their pods use", async () => {
      const [target] = project.world.store.list("alibaba", "alicloud_nas_mount_target");
      await create(cluster, "/api/v1/persistentvolumes", {
        apiVersion: "v1",
        kind: "PersistentVolume",
        metadata: { name: "models" },
        spec: {
          ...{ capacity: { storage: "10Gi" }, accessModes: ["ReadWriteMany"], storageClassName: "" },
          claimRef: { namespace: "sd", name: "models" },
          csi: {
            ...{ driver: "nasplugin.csi.alibabacloud.com", volumeHandle: "models" },
            volumeAttributes: { server: String(target!.value["mount_target_domain"]), path: "/", vers: "3" },
          },
        },
      } as never);
      await create(cluster, "/api/v1/namespaces/sd/persistentvolumeclaims", {
        apiVersion: "v1",
        kind: "PersistentVolumeClaim",
        metadata: { name: "models" },
        spec: {
          ...{ accessModes: ["ReadWriteMany"], storageClassName: "", volumeName: "models" },
          resources: { requests: { storage: "10Gi" } },
        },
      } as never);
      await create(cluster, "/api/v1/namespaces/sd/pods", {
        apiVersion: "v1",
        kind: "Pod",
        metadata: { name: "reader" },
        spec: {
          containers: [
            { name: "main", image: "busybox", volumeMounts: [{ name: "models", mountPath: "/models" }] },
          ],
          volumes: [{ name: "models", persistentVolumeClaim: { claimName: "models" } }],
        },
      } as never);
      await eventually(
        () => cluster.placements(),
        (pods) => pods.some(({ name, node }) => name === "reader" && node !== undefined),
      );
      const without = (resource: Record<string, unknown>) => delete resource["alicloud_nas_mount_target"];
      await expect(apply(without)).rejects.toThrow("is mounted by sd/reader");
    });

    it("go with their cluster", async () => {
      await cluster.api.request({ method: "DELETE", path: "/api/v1/namespaces/sd/pods/reader" });
      await project.terraform.destroy();
      expect(await project.world.clusters.list()).toEqual([]);
      expect(project.world.store.dump()).toEqual([]);
    });
  });
});
