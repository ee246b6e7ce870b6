import { TerraformStack } from "cdktf";
import { Dependable } from "constructs";
import { AckCluster } from "../../../../constructs/clouds/alibaba/cluster";
import { NasStore, NasStoreProps } from "../../../../constructs/clouds/alibaba/file-system";
import { INetwork } from "../../../../constructs/contracts";
import { madeTypes, resolved, SETTINGS, synthAlibaba, SYSTEM } from "../../../support/alibaba";
import { onlyResource, resourcesOf, resourceTypes, StackJson } from "../../../support/synth";

function store(stack: TerraformStack, network: INetwork, changes: Partial<NasStoreProps> = {}): NasStore {
  return new NasStore(stack, "Models", {
    settings: SETTINGS,
    network,
    purpose: "models",
    sizeGiB: 200,
    ...changes,
  });
}

function synthStore(changes: Partial<NasStoreProps> = {}): StackJson {
  return synthAlibaba((stack, network) => void store(stack, network, changes));
}

test("consists of a file system, its way in, an access group, and a rule for each range of the network", () => {
  expect(madeTypes(resourceTypes(synthStore()))).toEqual([
    "alicloud_nas_access_group",
    "alicloud_nas_access_rule",
    "alicloud_nas_access_rule",
    "alicloud_nas_file_system",
    "alicloud_nas_mount_target",
  ]);
});

test("is a fast, encrypted NFS file system in the zone of the nodes, at an address that stays", () => {
  expect(resourcesOf(synthStore(), "alicloud_nas_file_system")).toEqual({
    "models-nas": {
      description: "alibaba-dev-models",
      file_system_type: "standard",
      protocol_type: "NFS",
      storage_type: "Performance",
      zone_id: "cn-hangzhou-j",
      encrypt_type: 1,
    },
  });
});

test("has its way in where the nodes are, named by the group and not by the group's id", () => {
  expect(onlyResource(synthStore(), "alicloud_nas_mount_target")).toEqual({
    file_system_id: "${alicloud_nas_file_system.models-nas.id}",
    access_group_name: expect.stringMatching(/^\$\{alicloud_nas_access_group\.\w+\.access_group_name\}$/),
    vpc_id: "vpc-1",
    vswitch_id: "vsw-n",
  });
});

test("admits the network's ranges, writing and unsquashed, each at its own priority", () => {
  const rules = Object.values(resourcesOf(synthStore(), "alicloud_nas_access_rule"));
  expect(rules).toEqual(
    ["vsw-n", "vsw-p"].map((name, index) =>
      expect.objectContaining({
        source_cidr_ip: expect.stringContaining(`Switch-${name}`),
        priority: index + 1,
        rw_access_type: "RDWR",
        user_access_type: "no_squash",
      }),
    ),
  );
});

test("is mounted by the cloud's driver over NFS version 3, and comes back after the connection broke", () => {
  expect(resolved((stack, network) => store(stack, network).volumeSource)).toEqual({
    kind: "csi",
    driver: "nasplugin.csi.alibabacloud.com",
    volumeHandle: "alibaba-dev-models",
    volumeAttributes: {
      server: expect.stringMatching(/^\$\{alicloud_nas_mount_target\.\w+\.mount_target_domain\}$/),
      path: "/",
      vers: "3",
    },
    mountOptions: ["nolock", "tcp", "noresvport", "vers=3"],
  });
});

test("can be mounted once its way in, its rules and the cluster's nodes are there", () => {
  synthAlibaba((stack, network) => {
    const cluster = new AckCluster(stack, "Cluster", {
      settings: SETTINGS,
      network,
      nodePools: [SYSTEM],
      kubernetesVersion: "1.34",
    });
    const roots = Dependable.of(store(stack, network, { cluster }).mountable).dependencyRoots;
    expect(roots.map(({ node }) => node.path)).toEqual([
      "test/Models/MountTarget",
      "test/Models/Access-vsw-n",
      "test/Models/Access-vsw-p",
      "test/Cluster/NodePool-system",
      "test/Cluster/Scaling",
    ]);
  });
});

test("is backed up when snapshots are asked for", () => {
  const json = synthStore({ snapshots: { everyDays: 1, keep: 7 } });
  expect(onlyResource(json, "alicloud_hbr_policy_binding")).toMatchObject({
    data_source_id: "${alicloud_nas_file_system.models-nas.id}",
  });
  expect(onlyResource(json, "alicloud_hbr_vault")).toMatchObject({ vault_name: "alibaba-dev-models" });
});
