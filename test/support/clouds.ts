import { Construct } from "constructs";
import {
  AlibabaSettings,
  CloudSettings,
  cloudFor,
  LocalSettings,
  TencentSettings,
} from "../../constructs/clouds";
import {
  FileSystemProps,
  GpuRequest,
  ICloud,
  ICluster,
  IFileSystem,
  IImageRegistry,
  ILoadBalancer,
  INetwork,
  NodePoolProps,
} from "../../constructs/contracts";

/** A digest of the right form. */
export const DIGEST = `sha256:${"0123456789abcdef".repeat(4)}`;

/** Repository that every cloud below holds. */
export const REPOSITORY = "ai/stable-diffusion-webui";

/** What differs from cloud to cloud when an environment is built on it. */
export interface CloudCase {
  readonly title: string;
  readonly settings: CloudSettings;
  readonly nodePools: readonly NodePoolProps[];
  readonly registryHost?: string;
  readonly volume?: FileSystemProps["existing"];

  /** A request that pool `gpu` can give exactly, and the resources that say so. */
  readonly gpu: { readonly request: GpuRequest; readonly resources: Readonly<Record<string, string>> };

  /** Types of the resources that whoever depends on something must wait for, sorted, once per instance. */
  readonly waits: Waits;
}

type Waits = Readonly<Record<Waitable, readonly string[]>>;

type Waitable =
  | "subnets"
  | "routable"
  | "nodesReady"
  | "mountable"
  | "pullable"
  | "bindable"
  | "ready of the GPU pool"
  | "ready of the system pool";

/** Settings of an owned network on Tencent Cloud. */
export const TENCENT: TencentSettings = {
  kind: "tencent",
  environment: "tencent-dev",
  region: "ap-guangzhou",
  zone: "ap-guangzhou-7",
  network: { cidr: "10.20.0.0/16" },
  retain: true,
  tags: { environment: "tencent-dev" },
};

/** The same within a VPC that exists. */
const TENCENT_EXISTING: TencentSettings = {
  ...TENCENT,
  network: { vpcId: "vpc-1a2b3c4d", subnetIds: ["subnet-node1"], podSubnetIds: ["subnet-pod1"] },
};

/** Settings of an owned network on Alibaba Cloud. */
export const ALIBABA: AlibabaSettings = {
  kind: "alibaba",
  environment: "alibaba-dev",
  region: "cn-hangzhou",
  zone: "cn-hangzhou-j",
  network: { cidr: "10.20.0.0/16" },
  retain: true,
  tags: { environment: "alibaba-dev" },
};

/** The same within a VPC that exists. */
const ALIBABA_EXISTING: AlibabaSettings = {
  ...ALIBABA,
  network: { vpcId: "vpc-1a2b3c4d", subnetIds: ["vsw-node1"], podSubnetIds: ["vsw-pod1"] },
};

/** Settings of a cluster that exists. */
export const LOCAL: LocalSettings = { kind: "local", kubeconfig: "~/.kube/config", context: "kind-sd" };

const TENCENT_POOLS: readonly NodePoolProps[] = [
  { name: "system", instanceType: "S5.LARGE8", minNodes: 2, maxNodes: 4 },
  { name: "gpu", instanceType: "PNV4.7XLARGE116", minNodes: 0, maxNodes: 4, gpuSharing: "fixed-share" },
];

const TENCENT_GPU: CloudCase["gpu"] = {
  request: { memoryGiB: 10, computePercent: 50 },
  resources: { "tke.cloud.tencent.com/qgpu-core": "50", "tke.cloud.tencent.com/qgpu-memory": "10" },
};

const TENCENT_NODES_READY = [
  "tencentcloud_kubernetes_addon",
  "tencentcloud_kubernetes_addon",
  "tencentcloud_kubernetes_cluster_endpoint",
  "tencentcloud_kubernetes_native_node_pool",
];

const TENCENT_WAITS: Waits = {
  subnets: ["tencentcloud_subnet", "tencentcloud_subnet"],
  routable: ["tencentcloud_route_table_entry"],
  nodesReady: TENCENT_NODES_READY,
  mountable: ["tencentcloud_cfs_access_rule", "tencentcloud_cfs_file_system", ...TENCENT_NODES_READY],
  pullable: [
    "tencentcloud_tcr_repository",
    "tencentcloud_tcr_service_account",
    "tencentcloud_tcr_vpc_attachment",
  ],
  bindable: [
    "tencentcloud_clb_instance",
    "tencentcloud_security_group",
    "tencentcloud_security_group_rule_set",
  ],
  "ready of the GPU pool": ["tencentcloud_kubernetes_addon", "tencentcloud_kubernetes_native_node_pool"],
  "ready of the system pool": ["tencentcloud_kubernetes_native_node_pool"],
};

const ALIBABA_POOLS: readonly NodePoolProps[] = [
  { name: "system", instanceType: "ecs.g7.xlarge", minNodes: 2, maxNodes: 4 },
  {
    name: "gpu",
    instanceType: "ecs.gn7i-c16g1.4xlarge",
    minNodes: 0,
    maxNodes: 4,
    gpuSharing: "fixed-share",
  },
];

const ALIBABA_GPU: CloudCase["gpu"] = {
  request: { memoryGiB: 10, computePercent: 50 },
  resources: { "aliyun.com/gpu-mem": "10", "aliyun.com/gpu-core.percentage": "50" },
};

const ALIBABA_NODES_READY = ["alicloud_cs_autoscaling_config", "alicloud_cs_kubernetes_node_pool"];

const ALIBABA_WAITS: Waits = {
  subnets: ["alicloud_vswitch", "alicloud_vswitch"],
  routable: ["alicloud_snat_entry", "alicloud_snat_entry"],
  nodesReady: ALIBABA_NODES_READY,
  mountable: [...ALIBABA_NODES_READY, "alicloud_nas_access_rule", "alicloud_nas_mount_target"],
  pullable: ["alicloud_cr_ee_repo", "alicloud_cr_vpc_endpoint_linked_vpc"],
  bindable: ["alicloud_slb_acl", "alicloud_slb_acl_entry_attachment", "alicloud_slb_load_balancer"],
  "ready of the GPU pool": ["alicloud_cs_kubernetes_node_pool"],
  "ready of the system pool": ["alicloud_cs_kubernetes_node_pool"],
};

/** A cluster that exists. */
const LOCAL_CASE: CloudCase = {
  title: "local",
  settings: LOCAL,
  nodePools: [
    { name: "system", minNodes: 1, maxNodes: 1 },
    {
      name: "gpu",
      minNodes: 1,
      maxNodes: 1,
      nodeSelector: { accelerator: "a10" },
      gpu: { model: "A10", memoryGiB: 24, perNode: 2 },
    },
  ],
  registryHost: "registry.example.com",
  volume: { kind: "nfs", server: "10.0.0.5", path: "/exports/models", mountOptions: ["vers=4.1"] },
  gpu: { request: { wholeCards: 2 }, resources: { "nvidia.com/gpu": "2" } },
  waits: {
    subnets: [],
    routable: [],
    nodesReady: [],
    mountable: [],
    pullable: [],
    bindable: [],
    "ready of the GPU pool": [],
    "ready of the system pool": [],
  },
};

/** Every cloud, and every way to be in it that its contracts know. */
export const EVERY_CLOUD: readonly CloudCase[] = [
  {
    title: "tencent with a network of its own",
    settings: TENCENT,
    nodePools: TENCENT_POOLS,
    gpu: TENCENT_GPU,
    waits: TENCENT_WAITS,
  },
  {
    title: "tencent in a network that exists",
    settings: TENCENT_EXISTING,
    nodePools: TENCENT_POOLS,
    gpu: TENCENT_GPU,
    // The one who made the network made its routes; each of its two subnets is admitted by a rule of its own.
    waits: {
      ...TENCENT_WAITS,
      subnets: [],
      routable: [],
      mountable: ["tencentcloud_cfs_access_rule", ...TENCENT_WAITS.mountable],
    },
  },
  {
    title: "alibaba with a network of its own",
    settings: ALIBABA,
    nodePools: ALIBABA_POOLS,
    gpu: ALIBABA_GPU,
    waits: ALIBABA_WAITS,
  },
  {
    title: "alibaba in a network that exists",
    settings: ALIBABA_EXISTING,
    nodePools: ALIBABA_POOLS,
    gpu: ALIBABA_GPU,
    // The one who made the network made its way out; each of its two vSwitches is admitted by a rule of its own.
    waits: {
      ...ALIBABA_WAITS,
      subnets: [],
      routable: [],
      mountable: [
        ...ALIBABA_NODES_READY,
        "alicloud_nas_access_rule",
        "alicloud_nas_access_rule",
        "alicloud_nas_mount_target",
      ],
      bindable: ["alicloud_slb_acl_entry_attachment", ...ALIBABA_WAITS.bindable].sort(),
    },
  },
  LOCAL_CASE,
];

/** Everything a cloud makes, built in one scope. */
export interface BuiltCloud {
  readonly cloud: ICloud;
  readonly network: INetwork;
  readonly cluster: ICluster;
  readonly models: IFileSystem;
  readonly registry: IImageRegistry;
  readonly loadBalancer: ILoadBalancer;
}

/** Builds everything a cloud makes, without its providers; `suffix` tells two of them in one stack apart. */
export function buildCloud(scope: Construct, { settings, ...rest }: CloudCase, suffix = ""): BuiltCloud {
  const cloud = cloudFor(settings);
  const network = cloud.network(scope, `Network${suffix}`);
  const cluster = cloud.cluster(scope, `Cluster${suffix}`, {
    network,
    nodePools: rest.nodePools,
    kubernetesVersion: "1.34",
  });
  return {
    cloud,
    network,
    cluster,
    models: cloud.fileSystem(scope, `Models${suffix}`, {
      network,
      cluster,
      purpose: "models",
      sizeGiB: 200,
      existing: rest.volume,
    }),
    registry: cloud.imageRegistry(scope, `Images${suffix}`, {
      network,
      namespace: "ai",
      repositories: ["stable-diffusion-webui"],
      pullSecretName: "registry-pull",
      existingHost: rest.registryHost,
    }),
    loadBalancer: cloud.loadBalancer(scope, `Entry${suffix}`, { network }),
  };
}
