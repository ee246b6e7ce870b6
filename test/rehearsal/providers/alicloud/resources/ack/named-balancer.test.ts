import { AlicloudRehearsal } from "../../../../../support/alicloud-rehearsal";
import { clusterIn, network } from "../../../../../support/alicloud-builder";
import { create, read } from "../../../../../support/cluster-objects";
import { idOf } from "../../../../../support/cloud-rehearsal";

test("a service has the address of the load balancer that it names, and keeps nothing behind with its cluster", async () => {
  const cloud = new AlicloudRehearsal();
  const net = await network(cloud);
  const made = await cloud.create(
    "alicloud_cs_managed_kubernetes",
    clusterIn(net, { delete_options: [{ resource_type: "SLB", delete_mode: "retain" }] }),
  );
  const balancer = await cloud.create("alicloud_slb_load_balancer", { vswitch_id: idOf(net.nodes) });
  const [cluster] = await cloud.world.clusters.list();
  const path = "/api/v1/namespaces/default/services";
  await create(cluster!, path, {
    apiVersion: "v1",
    kind: "Service",
    metadata: {
      name: "web",
      annotations: { "service.beta.kubernetes.io/alibaba-cloud-loadbalancer-id": idOf(balancer) },
    },
    spec: { type: "LoadBalancer", ports: [{ port: 80 }] },
  } as never);
  const found = await read<{ status: object }>(cluster!, `${path}/web`);
  expect(found.status).toMatchObject({ loadBalancer: { ingress: [{ ip: balancer["address"] }] } });

  await cloud.delete("alicloud_cs_managed_kubernetes", made);
  expect(cloud.contents().filter((each) => each.startsWith("alicloud_slb"))).toEqual([
    `alicloud_slb_load_balancer ${idOf(balancer)}`,
  ]);
});
