import { CloudCatalog } from "../cloud-catalog";
import { ackAllocatable } from "./allocatable";
import { CGPU } from "./card-sharing";
import { ALIBABA_INSTANCE_TYPES } from "./instance-types";
import { ALIBABA_KUBERNETES_VERSIONS } from "./kubernetes-versions";
import { ALIBABA_NETWORK } from "./network";
import { ALIBABA_PARITY } from "./parity";
import { ALIBABA_PRICES } from "./prices";
import { OSS_BUCKETS } from "./state-buckets";
import { ALIBABA_ZONES } from "./zones";

/** What is known of Alibaba Cloud. */
export const ALIBABA_CATALOG: CloudCatalog = {
  title: "Alibaba Cloud",
  parity: ALIBABA_PARITY,
  pricedAs: "alicloud",
  poolLabel: "alibabacloud.com/nodepool-id",
  zones: ALIBABA_ZONES,
  stateBuckets: OSS_BUCKETS,
  network: ALIBABA_NETWORK,
  subnetPrefix: "vsw-",
  registryNameLength: 30,
  registryNamespaceLength: { least: 2, most: 120 },
  privateApi:
    "Terraform cannot limit the public address of an ACK cluster to ranges; connect from within its network",
  kubernetesVersions: ALIBABA_KUBERNETES_VERSIONS,
  instanceTypes: ALIBABA_INSTANCE_TYPES,
  allocatable: ackAllocatable,
  prices: ALIBABA_PRICES,
  gpuSharing: CGPU,
};
