/** What we make that carries tags as a map of text. */
export const ALIBABA_TAGGED_TYPES: readonly string[] = [
  "alicloud_cr_ee_instance",
  "alicloud_cs_kubernetes_node_pool",
  "alicloud_cs_managed_kubernetes",
  "alicloud_eip_address",
  "alicloud_hbr_vault",
  "alicloud_nas_file_system",
  "alicloud_nat_gateway",
  "alicloud_oss_bucket",
  "alicloud_security_group",
  "alicloud_slb_acl",
  "alicloud_slb_load_balancer",
  "alicloud_vpc",
  "alicloud_vswitch",
];
