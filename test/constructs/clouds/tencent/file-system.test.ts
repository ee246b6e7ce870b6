import { CfsStore, CfsStoreProps } from "../../../../constructs/clouds/tencent/file-system";
import { TkeCluster } from "../../../../constructs/clouds/tencent/cluster";
import { TerraformStack } from "cdktf";
import { Dependable } from "constructs";
import { INetwork } from "../../../../constructs/contracts";
import { onlyResource, resourcesOf, resourceTypes, StackJson } from "../../../support/synth";
import { resolved, SETTINGS, SYSTEM, synthTencent } from "../../../support/tencent";

function store(stack: TerraformStack, network: INetwork, changes: Partial<CfsStoreProps> = {}): CfsStore {
  return new CfsStore(stack, "Models", {
    settings: SETTINGS,
    network,
    purpose: "models",
    sizeGiB: 200,
    ...changes,
  });
}

function synthStore(changes: Partial<CfsStoreProps> = {}): StackJson {
  return synthTencent((stack, network) => void store(stack, network, changes));
}

test("consists of a file system, an access group, and a rule for each range of the network", () => {
  expect(resourceTypes(synthStore()).filter((type) => !type.startsWith("data."))).toEqual([
    "tencentcloud_cfs_access_group",
    "tencentcloud_cfs_access_rule",
    "tencentcloud_cfs_access_rule",
    "tencentcloud_cfs_file_system",
  ]);
});

test("is a standard NFS file system in the zone and the subnet of the nodes, at an address that stays", () => {
  expect(resourcesOf(synthStore(), "tencentcloud_cfs_file_system")).toEqual({
    "models-cfs": {
      name: "tencent-dev-models",
      availability_zone: "ap-guangzhou-7",
      access_group_id: expect.stringMatching(/^\$\{tencentcloud_cfs_access_group\.\w+\.id\}$/),
      protocol: "NFS",
      storage_type: "SD",
      vpc_id: "vpc-1",
      subnet_id: "subnet-n",
    },
  });
});

test("admits the network's ranges, writing and unsquashed, each at its own priority", () => {
  const rules = Object.values(resourcesOf(synthStore(), "tencentcloud_cfs_access_rule"));
  expect(rules).toEqual(
    ["subnet-n", "subnet-p"].map((name, index) =>
      expect.objectContaining({
        auth_client_ip: expect.stringContaining(`Subnet-${name}`),
        priority: index + 1,
        rw_permission: "RW",
        user_permission: "no_root_squash",
      }),
    ),
  );
});

test("is mounted by the cloud's driver over NFS version 3", () => {
  expect(resolved((stack, network) => store(stack, network).volumeSource)).toEqual({
    kind: "csi",
    driver: "com.tencent.cloud.csi.cfs",
    volumeHandle: "tencent-dev-models",
    volumeAttributes: {
      host: "${tencentcloud_cfs_file_system.models-cfs.mount_ip}",
      fsid: "${tencentcloud_cfs_file_system.models-cfs.fs_id}",
      path: "/",
      vers: "3",
    },
  });
});

test("can be mounted once it, its rules and the cluster's driver are there", () => {
  synthTencent((stack, network) => {
    const cluster = new TkeCluster(stack, "Cluster", {
      settings: SETTINGS,
      network,
      nodePools: [SYSTEM],
      kubernetesVersion: "1.34",
    });
    const roots = Dependable.of(store(stack, network, { cluster }).mountable).dependencyRoots;
    expect(roots.map(({ node }) => node.path)).toEqual(
      expect.arrayContaining([
        "test/Models/Resource",
        "test/Models/Access-subnet-n",
        "test/Models/Access-subnet-p",
        "test/Cluster/FileSystemDriver",
      ]),
    );
  });
});

test("keeps as many snapshots as asked for, by how long each lives", () => {
  const json = synthStore({ snapshots: { everyDays: 2, keep: 7 } });
  expect(onlyResource(json, "tencentcloud_cfs_auto_snapshot_policy")).toEqual({
    policy_name: "tencent-dev-models",
    interval_days: 2,
    hour: "2",
    alive_days: 14,
  });
  expect(onlyResource(json, "tencentcloud_cfs_auto_snapshot_policy_attachment")).toEqual({
    auto_snapshot_policy_id: expect.stringMatching(/snapshot_policy\.\w+\.id\}$/),
    file_system_ids: "${tencentcloud_cfs_file_system.models-cfs.id}",
  });
});

test.each([
  [{ everyDays: 0, keep: 7 }, "snapshots.everyDays must be a whole number from 1 to 365, got 0"],
  [{ everyDays: 366, keep: 7 }, "snapshots.everyDays must be a whole number from 1 to 365, got 366"],
  [{ everyDays: 1, keep: 0 }, "snapshots.keep must be a whole number of at least 1, got 0"],
])("fails when snapshots are %j", (snapshots, message) => {
  expect(() => synthStore({ snapshots })).toThrow(`${message} [at test/Models]`);
});
