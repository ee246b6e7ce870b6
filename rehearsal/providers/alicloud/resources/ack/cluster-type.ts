/** Terraform type of managed clusters. */
export const CLUSTER_TYPE = "alicloud_cs_managed_kubernetes";
