/**
 * What must not be destroyed by accident: data (file systems, images), addresses people know (load balancer,
 * way out), and what takes all of these with it when it is replaced (cluster, network).
 */
export const TENCENT_STATEFUL_TYPES: readonly string[] = [
  "tencentcloud_cfs_file_system",
  "tencentcloud_clb_instance",
  "tencentcloud_eip",
  "tencentcloud_kubernetes_cluster",
  "tencentcloud_subnet",
  "tencentcloud_tcr_instance",
  "tencentcloud_tcr_namespace",
  "tencentcloud_tcr_repository",
  "tencentcloud_vpc",
];
