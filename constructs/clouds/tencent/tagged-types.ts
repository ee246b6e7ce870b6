/** What we make that carries tags as a map of text. Node pools carry theirs in a shape of their own. */
export const TENCENT_TAGGED_TYPES: readonly string[] = [
  "tencentcloud_cfs_file_system",
  "tencentcloud_clb_instance",
  "tencentcloud_eip",
  "tencentcloud_kubernetes_cluster",
  "tencentcloud_nat_gateway",
  "tencentcloud_route_table",
  "tencentcloud_security_group",
  "tencentcloud_subnet",
  "tencentcloud_tcr_instance",
  "tencentcloud_tcr_namespace",
  "tencentcloud_tcr_service_account",
  "tencentcloud_vpc",
];
