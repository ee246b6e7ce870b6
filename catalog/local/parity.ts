import { CloudParity, differently, refused, same } from "../parity";

/** What a cluster of one's own makes of each field that means something to a cloud. */
export const LOCAL_PARITY: CloudParity = {
  "cloud.kubeconfig": same("how the cluster is reached"),
  "cloud.context": same("context within the kubeconfig"),
  "state.region": same("region of the bucket; it has to be named"),
  "cluster.kubernetesVersion": differently(
    "what the cluster runs, for whoever reads the file: it is neither changed nor compared",
  ),
  "nodePools.*.min": differently("how many nodes there are, for what a rehearsal begins with; none is made"),
  "nodePools.*.max": differently("how many nodes there are at most, for what can be placed; none is made"),
  "nodePools.*.nodeSelector.*": same("labels by which pods find the nodes"),
  "nodePools.*.gpu.model": same("name of the cards of each node"),
  "nodePools.*.gpu.memoryGiB": same("memory of each card, against which models are checked"),
  "nodePools.*.gpu.perNode": same("cards of each node"),
  "registry.namespace": same("what the repositories' names start with"),
  "registry.pullSecret": differently("a secret that exists already: nothing is made"),
  "registry.host": same("where images are pulled from"),
  "models.sizeGiB": differently(
    "size of the claim, to which a storage class may hold; an NFS export or a folder does not",
  ),
  "outputs.sizeGiB": differently(
    "size of the claim, to which a storage class may hold; an NFS export or a folder does not",
  ),
  "diffusion.gpu.wholeCards": same("nvidia.com/gpu"),
  "diffusion.access.allowedCidrs[]": differently(
    "ranges of a Service of type LoadBalancer, which the cluster has to offer; a port of its nodes without them; with ingress.controller, in the words of that class",
  ),
  "diffusion.access.tlsSecret": same(
    "certificate of the ingress, by the name of its secret; a Gateway has its own",
  ),
  "diffusion.access.requestsPerMinute": same(
    "limit of the ingress for each client; a Gateway has those of its owner",
  ),
  "ingress.gateway.name": same("the Gateway that a route is attached to; no controller is installed then"),
  "ingress.gateway.namespace": same("namespace of that Gateway"),
  "ingress.gateway.listener": same("the only listener of it that serves the host"),
  "ingress.gateway.dataPlaneNamespace": same("the only namespace whose pods may connect to the workload"),
  "addons.kedaNamespace": same("the KEDA that scales the workload; none is installed then"),
  retain: differently(
    "prevent_destroy of namespaces, claims and volumes; what they are on was made elsewhere",
  ),
  "cloud.region": refused("a cluster of your own is where it is"),
  "cloud.zone": refused("a cluster of your own is where it is"),
  "nodePools.*.gpuSharing": refused(
    "shares in GiB and percent are of a cloud; slices of cards are said by gpu.slices",
  ),
  "nodePools.*.gpu.slices.kind": same("time slices or MIG, as the device plugin is set up"),
  "nodePools.*.gpu.slices.perCard": same("how many pods share a card"),
  "nodePools.*.gpu.slices.resource": same("resource that pods ask for"),
  "nodePools.*.gpu.slices.profile": same("MIG profile, which says how much memory a slice has"),
  "diffusion.gpu.memoryGiB": differently(
    "memory of one slice of a card, exactly; only pools whose cards are cut have any",
  ),
  "diffusion.gpu.computePercent": differently("compute of one slice of a card, exactly"),
  "budget.monthly": differently("nothing is bought here, so that nothing is ever above it"),
  "diffusion.resources.cpu": differently(
    "requests of the container; that a node has as many is not known before",
  ),
  "diffusion.resources.memoryGiB": differently(
    "requests and limits of the container; that a node has as much is not known before",
  ),
  "budget.hourlyPrices.*": differently(
    "nothing is bought here: there is no machine type that could have a price",
  ),
  "tags.*": differently("nothing made here takes tags of a cloud"),
  "models.volume.storageClass.name": same("claim of that storage class"),
  "models.volume.storageClass.accessMode": same("access mode of that claim"),
  "models.volume.nfs.server": same("server of a static NFS volume"),
  "models.volume.nfs.path": same("path of a static NFS volume"),
  "models.volume.hostPath.path": same("folder of one node, on which its pods are kept"),
  "models.volume.hostPath.node": same("that node"),
  "outputs.volume.storageClass.name": same("claim of that storage class"),
  "outputs.volume.storageClass.accessMode": same("access mode of that claim"),
  "outputs.volume.nfs.server": same("server of a static NFS volume"),
  "outputs.volume.nfs.path": same("path of a static NFS volume"),
  "outputs.volume.hostPath.path": same("folder of one node, on which its pods are kept"),
  "outputs.volume.hostPath.node": same("that node"),
};
