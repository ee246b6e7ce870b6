import { CloudCatalog } from "../cloud-catalog";
import { tkeAllocatable } from "./allocatable";
import { TENCENT_INSTANCE_TYPES } from "./instance-types";
import { TENCENT_KUBERNETES_VERSIONS } from "./kubernetes-versions";
import { TENCENT_NETWORK } from "./network";
import { TENCENT_PARITY } from "./parity";
import { TENCENT_PRICES } from "./prices";
import { QGPU } from "./card-sharing";
import { COS_BUCKETS } from "./state-buckets";
import { TENCENT_ZONES } from "./zones";

/** What is known of Tencent Cloud. */
export const TENCENT_CATALOG: CloudCatalog = {
  title: "Tencent Cloud",
  parity: TENCENT_PARITY,
  poolLabel: "tke.cloud.tencent.com/nodepool-id",
  zones: TENCENT_ZONES,
  stateBuckets: COS_BUCKETS,
  network: TENCENT_NETWORK,
  subnetPrefix: "subnet-",
  registryNameLength: 50,
  registryNamespaceLength: { least: 2, most: 30 },
  kubernetesVersions: TENCENT_KUBERNETES_VERSIONS,
  instanceTypes: TENCENT_INSTANCE_TYPES,
  allocatable: tkeAllocatable,
  prices: TENCENT_PRICES,
  gpuSharing: QGPU,
};
