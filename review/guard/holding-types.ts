/** What is lost with a resource, in words that follow "it holds". */
export const HELD = {
  cluster: "a whole cluster, with everything that runs and is kept in it",
  pool: "the nodes of a pool: their pods and what is on their disks, and cards that may not be sold again",
  files: "the files of a file system",
  images: "the images of a registry, which nodes pull by these addresses",
  objects: "the objects of a bucket",
  database: "the rows of a database",
  messages: "messages that nobody has read yet",
  volume: "what is written on a disk",
  machine: "what is written on the disks of a machine, and its addresses",
  backup: "backups, which are the way back from other losses",
  address: "an address that others know and that may never be had again",
  key: "a key: what is encrypted or signed with it is lost without it",
  secret: "a secret that may be kept nowhere else",
  state: "the state of Terraform, without which nothing that it made can be changed or removed",
  network: "a network: nothing in it survives without it",
  logs: "logs that are kept nowhere else",
  metrics: "measurements and dashboards that are kept nowhere else",
  zone: "the names of a zone, and the name servers that its parent knows",
  vault: "everything in a vault, and the way to what it encrypts",
} as const;

/** A kind of what may be lost. */
export type Held = keyof typeof HELD;

/** Types that are told by their whole names, by what they hold. */
const KNOWN: Readonly<Record<Held, readonly string[]>> = {
  cluster: [
    "tencentcloud_kubernetes_cluster",
    "alicloud_ack_one_cluster",
    "alicloud_cs_edge_kubernetes",
    "alicloud_cs_kubernetes",
    "alicloud_cs_managed_kubernetes",
    "alicloud_cs_serverless_kubernetes",
  ],
  pool: [
    "tencentcloud_kubernetes_as_scaling_group",
    "tencentcloud_kubernetes_native_node_pool",
    "tencentcloud_kubernetes_node_pool",
    "tencentcloud_kubernetes_scale_worker",
    "tencentcloud_kubernetes_serverless_node_pool",
    "alicloud_cs_kubernetes_node_pool",
  ],
  files: ["tencentcloud_cfs_file_system", "alicloud_nas_file_system", "alicloud_nas_fileset"],
  images: [
    "tencentcloud_tcr_instance",
    "tencentcloud_tcr_namespace",
    "tencentcloud_tcr_repository",
    "alicloud_cr_chart_namespace",
    "alicloud_cr_chart_repository",
    "alicloud_cr_ee_instance",
    "alicloud_cr_ee_namespace",
    "alicloud_cr_ee_repo",
    "alicloud_cr_namespace",
    "alicloud_cr_repo",
  ],
  objects: ["tencentcloud_cos_bucket", "alicloud_oss_bucket"],
  database: [],
  messages: [
    "tencentcloud_ckafka_instance",
    "tencentcloud_ckafka_topic",
    "tencentcloud_tdmq_instance",
    "tencentcloud_tdmq_professional_cluster",
    "tencentcloud_tdmq_rabbitmq_vip_instance",
    "tencentcloud_tdmq_rocketmq_cluster",
    "tencentcloud_tdmq_rocketmq_topic",
    "tencentcloud_tdmq_rocketmq_vip_instance",
    "tencentcloud_tdmq_topic",
    "alicloud_message_service_queue",
    "alicloud_mns_queue",
  ],
  volume: ["tencentcloud_cbs_storage", "tencentcloud_cbs_storage_set", "alicloud_disk", "alicloud_ecs_disk"],
  machine: [
    "tencentcloud_instance",
    "tencentcloud_instance_set",
    "alicloud_instance",
    "alicloud_ecs_instance_set",
  ],
  backup: [
    "tencentcloud_cbs_disk_backup",
    "tencentcloud_cbs_snapshot",
    "tencentcloud_cfs_snapshot",
    "alicloud_ecs_snapshot",
    "alicloud_ecs_snapshot_group",
    "alicloud_hbr_replication_vault",
    "alicloud_hbr_vault",
    "alicloud_nas_snapshot",
  ],
  address: [
    "tencentcloud_clb_instance",
    "tencentcloud_eip",
    "tencentcloud_elastic_public_ipv6",
    "tencentcloud_nat_gateway",
    "tencentcloud_nat_gateway_snat",
    "alicloud_alb_load_balancer",
    "alicloud_eip",
    "alicloud_eip_address",
    "alicloud_eip_segment_address",
    "alicloud_nlb_load_balancer",
    "alicloud_slb",
    "alicloud_slb_load_balancer",
    "alicloud_vpc_public_ip_address_pool",
  ],
  key: [
    "tencentcloud_kms_external_key",
    "tencentcloud_kms_key",
    "tencentcloud_kms_white_box_key",
    "tencentcloud_kubernetes_encryption_protection",
    "alicloud_kms_instance",
    "alicloud_kms_key",
    "tls_private_key",
  ],
  secret: [
    "tencentcloud_ssm_product_secret",
    "tencentcloud_ssm_secret",
    "tencentcloud_ssm_ssh_key_pair_secret",
    "alicloud_kms_secret",
    "random_password",
  ],
  state: [],
  network: [
    "tencentcloud_subnet",
    "tencentcloud_vpc",
    "alicloud_vpc",
    "alicloud_vswitch",
    "aws_subnet",
    "aws_vpc",
    "azurerm_virtual_network",
    "google_compute_network",
  ],
  logs: [
    "tencentcloud_cls_logset",
    "tencentcloud_cls_topic",
    "alicloud_log_project",
    "alicloud_log_store",
    "aws_cloudwatch_log_group",
  ],
  metrics: [
    "tencentcloud_monitor_grafana_instance",
    "tencentcloud_monitor_tmp_instance",
    "alicloud_arms_grafana_workspace",
    "alicloud_cms_prometheus_instance",
  ],
  zone: [
    "tencentcloud_dnspod_domain_instance",
    "tencentcloud_private_dns_zone",
    "alicloud_alidns_domain",
    "alicloud_pvtz_zone",
    "aws_route53_zone",
    "azurerm_dns_zone",
    "google_dns_managed_zone",
  ],
  vault: ["azurerm_key_vault", "azurerm_recovery_services_vault", "aws_backup_vault"],
};

/** For every other provider: what the end of a type says. Parts of things, such as `…_attachment`, end otherwise. */
const ENDINGS: readonly (readonly [RegExp, Held])[] = [
  [/_(node_pool|node_group|nodepool|agent_pool)$/, "pool"],
  [/_(kubernetes|kubernetes_cluster|eks_cluster|container_cluster|managed_cluster)$/, "cluster"],
  [/_(db_instance|rds_cluster|rds_cluster_instance|dynamodb_table|database|database_instance)$/, "database"],
  [/_(bigtable_instance|bigquery_dataset|bigquery_table|kinesis_stream)$/, "database"],
  [
    /_(elasticache|redis|memorydb|docdb|neptune|redshift|opensearch|elasticsearch)_(.*_)?(cluster|instance|domain|cache|replication_group)$/,
    "database",
  ],
  [
    /_(spanner|mongodb|mysql|mariadb|postgresql|mssql|cosmosdb)_(.*_)?(cluster|instance|server|account|database)$/,
    "database",
  ],
  [/_(file_system|filesystem|filestore_instance|storage_share|netapp_volume)$/, "files"],
  [/_(bucket|bucket_v2|storage_account|storage_container)$/, "objects"],
  [/_(disk|volume|managed_disk|block_storage)$/, "volume"],
  [/_(registry|repository|container_registry)$/, "images"],
  [/_(snapshot|backup|ami|machine_image)$/, "backup"],
  [
    /_(eip|elastic_ip|public_ip|floating_ip|global_address|compute_address|lb|alb|load_?balancer|nat_gateway)$/,
    "address",
  ],
  [/_(kms_key|kms_crypto_key|kms_key_ring|crypto_key|key_vault_key|encryption_key|private_key)$/, "key"],
  [/_(secretsmanager_secret|secret_manager_secret|key_vault_secret)$/, "secret"],
  [/_(sqs_queue|kafka_topic|msk_cluster|pubsub_subscription|servicebus_queue)$/, "messages"],
  [/_cluster$/, "cluster"],
];

/** Databases of the two clouds, which have dozens of types. */
const CLOUD_DATABASE =
  /^(tencentcloud|alicloud)_(db|rds|mysql|mariadb|postgresql|sqlserver|redis|mongodb|dcdb|cynosdb|elasticsearch|clickhouse|kvstore|polardb|gpdb|adb|lindorm|hbase|ots|tair|vdb|selectdb|graph_database)_(.*_)?(instance|cluster|table|database)$/;

/** Providers whose other types hold nothing: the ends of their names mean nothing. */
const COMPLETE = /^(tencentcloud|alicloud|kubernetes|helm|random|tls|local|null|time|terraform)_/;

const HELD_BY = new Map<string, Held>();
for (const [held, types] of Object.entries(KNOWN)) {
  if (isHeld(held)) for (const type of types) HELD_BY.set(type, held);
}

/** What a type holds by its name; undefined when it holds nothing. */
export function heldByType(type: string): Held | undefined {
  const known = HELD_BY.get(type);
  if (known !== undefined) return known;
  if (CLOUD_DATABASE.test(type)) return "database";
  if (COMPLETE.test(type)) return undefined;
  return ENDINGS.find(([ending]) => ending.test(type))?.[1];
}

function isHeld(name: string): name is Held {
  return Object.hasOwn(HELD, name);
}
