/**
 * What must not be destroyed by accident: data (file systems, their backups, images), addresses people know (load balancer,
 * way out), and what takes all of these with it when it is replaced (cluster, network).
 */
export const ALIBABA_STATEFUL_TYPES: readonly string[] = [
  "alicloud_cr_ee_instance",
  "alicloud_cr_ee_namespace",
  "alicloud_cr_ee_repo",
  "alicloud_cs_managed_kubernetes",
  "alicloud_eip_address",
  "alicloud_hbr_vault",
  "alicloud_nas_file_system",
  "alicloud_oss_bucket",
  "alicloud_slb_load_balancer",
  "alicloud_vpc",
  "alicloud_vswitch",
];
