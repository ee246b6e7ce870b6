import { CloudParity, differently, refused, same } from "../parity";

/** What Alibaba Cloud makes of each field that means something to a cloud. */
export const ALIBABA_PARITY: CloudParity = {
  "cloud.region": same("region of everything that is made"),
  "cloud.zone": same("zone of nodes and file systems, and of a load balancer that is not public"),
  "network.cidr": differently("range of the VPC, from /14 to /24: a 16th for nodes, a quarter for pods"),
  "network.vpcId": same("the VPC, looked up"),
  "network.subnetIds[]": same("vSwitches of nodes and mount targets, looked up"),
  "network.podSubnetIds[]": same("vSwitches of pods (Terway)"),
  "state.region": same("region of the bucket; the cloud's own unless it is named"),
  "cluster.kubernetesVersion": differently("the minor versions that ACK offers"),
  "cluster.endpoint.public": refused("Terraform cannot limit the public address of an ACK cluster to ranges"),
  "cluster.endpoint.allowedCidrs[]": refused("the API answers within the network only"),
  "cluster.serviceCidr": differently("range of services, from /16 to /24"),
  "nodePools.*.instanceType": same("machine type of a managed node pool"),
  "nodePools.*.min": same("fewest nodes of the pool; it may be empty"),
  "nodePools.*.max": same("most nodes of the pool"),
  "nodePools.*.gpuSharing": differently("cGPU, switched on by a label of the nodes; it has no burst-share"),
  "registry.tier": differently("edition of the ACR EE instance, which is paid for by the month"),
  "registry.name": differently("name of the ACR EE instance, and so of its host; 30 characters at most"),
  "registry.namespace": differently("namespace of the ACR EE instance, of 2 to 120 characters"),
  "registry.keepTags": same("lifecycle rule of the namespace"),
  "registry.pullSecret": differently("a secret that you make; without it the cluster renews one by itself"),
  "models.sizeGiB": differently("a file system that grows by itself: the size is that of the claim"),
  "models.snapshots.everyDays": differently(
    "backups in a vault of their own, at 18:00 UTC: NAS of this kind has no snapshots",
  ),
  "models.snapshots.keep": differently("days for which a backup is kept, at the rhythm asked for"),
  "outputs.sizeGiB": differently("a file system that grows by itself: the size is that of the claim"),
  "diffusion.gpu.memoryGiB": same("aliyun.com/gpu-mem, in GiB"),
  "diffusion.gpu.computePercent": differently("aliyun.com/gpu-core.percentage, where compute is kept apart"),
  "diffusion.gpu.wholeCards": differently(
    "nvidia.com/gpu; all the memory of one card where cards are shared",
  ),
  "diffusion.access.allowedCidrs[]": same(
    "a CLB with a public address, and its access list; with ingress.controller, in the words of that class",
  ),
  "budget.hourlyPrices.*": same("prices of machine types, before the catalog's estimates"),
  retain: differently(
    "deletion protection of cluster and load balancer, not of the registry, which has none; prevent_destroy of what holds data",
  ),
  "tags.*": same("tags of everything that takes them"),
  "cloud.kubeconfig": refused("the cluster is made, and reached with credentials read from the cloud"),
  "cloud.context": refused("the cluster is made, and reached with credentials read from the cloud"),
};
