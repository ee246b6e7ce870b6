import { CloudParity, differently, refused, same } from "../parity";

/** What Tencent Cloud makes of each field that means something to a cloud. */
export const TENCENT_PARITY: CloudParity = {
  "cloud.region": same("region of everything that is made"),
  "cloud.zone": same("zone of nodes and file systems, and of a load balancer that is not public"),
  "network.cidr": differently("range of the VPC, from /12 to /24: a 16th for nodes, a quarter for pods"),
  "network.vpcId": same("the VPC, looked up"),
  "network.subnetIds[]": same("subnets of nodes and mount targets, looked up"),
  "network.podSubnetIds[]": same("subnets of pods (VPC-CNI)"),
  "state.region": same("region of the bucket; the cloud's own unless it is named"),
  "cluster.kubernetesVersion": differently("even minor versions only, as TKE offers them"),
  "cluster.endpoint.public": same("an endpoint of its own with a public address, made after the first pool"),
  "cluster.endpoint.allowedCidrs[]": same("security group of that endpoint"),
  "cluster.serviceCidr": differently("range of services, from /17 to /27"),
  "nodePools.*.instanceType": same("machine type of a native node pool"),
  "nodePools.*.min": differently("a new pool starts with one node at least; the autoscaler takes it away"),
  "nodePools.*.max": same("most nodes of the pool"),
  "nodePools.*.gpuSharing": same("qGPU, with the policy of that name"),
  "registry.tier": same("edition of the TCR instance"),
  "registry.name": differently("name of the TCR instance, and so of its host; 50 characters at most"),
  "registry.namespace": differently("namespace of the TCR instance, of 2 to 30 characters"),
  "registry.keepTags": same("retention rule of the namespace"),
  "registry.pullSecret": same("account that may pull, as a secret of that name"),
  "models.sizeGiB": differently("a file system that grows by itself: the size is that of the claim"),
  "models.snapshots.everyDays": differently(
    "snapshot policy of the file system, at two in the morning there",
  ),
  "models.snapshots.keep": differently("days for which a snapshot lives, at the rhythm asked for"),
  "outputs.sizeGiB": differently("a file system that grows by itself: the size is that of the claim"),
  "diffusion.gpu.memoryGiB": same("tke.cloud.tencent.com/qgpu-memory"),
  "diffusion.gpu.computePercent": differently("tke.cloud.tencent.com/qgpu-core, in steps of 5 %"),
  "diffusion.gpu.wholeCards": same("nvidia.com/gpu; 100 of qgpu-core for each where cards are shared"),
  "diffusion.access.allowedCidrs[]": same(
    "a CLB with a public address, and its security group; with ingress.controller, in the words of that class",
  ),
  "budget.hourlyPrices.*": same("prices of machine types, before the catalog's estimates"),
  retain: same(
    "deletion protection of cluster, registry and load balancer, prevent_destroy of what holds data",
  ),
  "tags.*": same("tags of everything that takes them"),
  "cloud.kubeconfig": refused("the cluster is made, and reached with credentials read from the cloud"),
  "cloud.context": refused("the cluster is made, and reached with credentials read from the cloud"),
};
