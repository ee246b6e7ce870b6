type Blocks = Readonly<Record<string, Record<string, Record<string, unknown>>>>;

/** A Terraform configuration that tests change. */
export interface Configuration {
  readonly terraform: object;
  readonly provider: object;
  readonly resource: Blocks;
  readonly data?: Blocks;
  readonly output?: object;
}

const ref = (path: string): string => `\${${path}}`;
const CLUSTER = ref("alicloud_cs_managed_kubernetes.main.id");
const REGISTRY = ref("alicloud_cr_ee_instance.main.id");

const POOL = {
  ...{ cluster_id: CLUSTER, vswitch_ids: [ref("alicloud_vswitch.nodes.id")], key_name: "nodes" },
  ...{ system_disk_category: "cloud_essd", system_disk_size: 200, image_type: "AliyunLinux3" },
  lifecycle: { ignore_changes: ["desired_size"] },
};

const scaling = (min: number, max: number, type: string) => ({
  enable: true,
  min_size: min,
  max_size: max,
  type,
});

/** What a cluster with cards, files, images and a load balancer is made of on Alibaba Cloud. */
export function wholeConfiguration(): Configuration {
  return {
    terraform: { required_providers: { alicloud: { source: "aliyun/alicloud", version: "1.289.0" } } },
    provider: { alicloud: { region: "cn-hangzhou" } },
    resource: {
      ...networkOf(),
      ...clusterOf(),
      ...filesOf(),
      ...imagesOf(),
      ...balancerOf(),
    },
    data: {
      alicloud_account: { me: {} },
      alicloud_cs_cluster_credential: { main: { cluster_id: CLUSTER, temporary_duration_minutes: 60 } },
    },
    output: {
      server: { value: ref("alicloud_cs_managed_kubernetes.main.connections.api_server_internet") },
      certificate: {
        sensitive: true,
        value: ref(
          "base64decode(data.alicloud_cs_cluster_credential.main.certificate_authority.cluster_cert)",
        ),
      },
    },
  };
}

function networkOf(): Blocks {
  const vswitch = (cidr: string) => ({
    ...{
      vpc_id: ref("alicloud_vpc.main.id"),
      zone_id: "cn-hangzhou-i",
      vswitch_name: cidr,
      cidr_block: cidr,
    },
  });
  const out = (name: string) => ({
    snat_table_id: ref("alicloud_nat_gateway.main.snat_table_ids"),
    snat_ip: ref("alicloud_eip_address.nat.ip_address"),
    source_vswitch_id: ref(`alicloud_vswitch.${name}.id`),
    depends_on: ["alicloud_eip_association.nat"],
  });
  return {
    alicloud_vpc: { main: { vpc_name: "main", cidr_block: "10.0.0.0/16" } },
    alicloud_vswitch: { nodes: vswitch("10.0.0.0/20"), pods: vswitch("10.0.64.0/18") },
    alicloud_nat_gateway: {
      main: {
        ...{ vpc_id: ref("alicloud_vpc.main.id"), vswitch_id: ref("alicloud_vswitch.nodes.id") },
        ...{ nat_type: "Enhanced", payment_type: "PayAsYouGo", internet_charge_type: "PayByLcu" },
      },
    },
    alicloud_eip_address: { nat: { address_name: "nat", bandwidth: "100", payment_type: "PayAsYouGo" } },
    alicloud_eip_association: {
      nat: {
        allocation_id: ref("alicloud_eip_address.nat.id"),
        instance_id: ref("alicloud_nat_gateway.main.id"),
      },
    },
    alicloud_snat_entry: { nodes: out("nodes"), pods: out("pods") },
    alicloud_security_group: {
      nodes: {
        security_group_name: "nodes",
        vpc_id: ref("alicloud_vpc.main.id"),
        security_group_type: "enterprise",
      },
    },
    alicloud_security_group_rule: {
      inside: {
        ...{
          security_group_id: ref("alicloud_security_group.nodes.id"),
          type: "ingress",
          ip_protocol: "all",
        },
        ...{ port_range: "-1/-1", nic_type: "intranet", cidr_ip: "10.0.0.0/16" },
      },
    },
  };
}

function clusterOf(): Blocks {
  return {
    alicloud_cs_managed_kubernetes: {
      main: {
        ...{
          name: "ai",
          cluster_spec: "ack.pro.small",
          version: "1.34.1-aliyun.1",
          service_cidr: "172.21.0.0/20",
        },
        vswitch_ids: [ref("alicloud_vswitch.nodes.id")],
        pod_vswitch_ids: [ref("alicloud_vswitch.pods.id")],
        security_group_id: ref("alicloud_security_group.nodes.id"),
        ...{ new_nat_gateway: false, skip_set_certificate_authority: true, deletion_protection: false },
        addons: [{ name: "terway-eniip" }, { name: "loongcollector" }],
        delete_options: ["SLB", "ALB", "SLS_Data", "SLS_ControlPlane"].map((kind) => ({
          ...{ resource_type: kind, delete_mode: "delete" },
        })),
        depends_on: ["alicloud_snat_entry.nodes", "alicloud_snat_entry.pods"],
      },
    },
    alicloud_cs_autoscaling_config: { main: { cluster_id: CLUSTER, scale_up_from_zero: true } },
    alicloud_cs_kubernetes_node_pool: {
      system: {
        ...POOL,
        ...{
          node_pool_name: "system",
          instance_types: ["ecs.g7.2xlarge"],
          scaling_config: scaling(1, 3, "cpu"),
        },
        labels: [{ key: "role", value: "system" }],
      },
      gpu: {
        ...POOL,
        ...{ node_pool_name: "gpu", instance_types: ["ecs.gn7i-c8g1.2xlarge"] },
        scaling_config: scaling(0, 3, "gpushare"),
        labels: [
          { key: "role", value: "gpu" },
          { key: "ack.node.gpu.schedule", value: "core_mem" },
        ],
        taints: [{ key: "workload", value: "gpu", effect: "NoSchedule" }],
        management: { enable: true, auto_repair: true },
        update_nodes: true,
      },
    },
    alicloud_cs_kubernetes_addon: {
      nginx: {
        ...{ cluster_id: CLUSTER, name: "nginx-ingress-controller" },
        config: ref('jsonencode({ IngressSlbNetworkType = "intranet", Replicas = 2 })'),
        depends_on: ["alicloud_cs_kubernetes_node_pool.system"],
      },
    },
  };
}

function filesOf(): Blocks {
  return {
    alicloud_nas_file_system: {
      models: { protocol_type: "NFS", storage_type: "Performance", encrypt_type: 1 },
    },
    alicloud_nas_access_group: { models: { access_group_name: "models", access_group_type: "Vpc" } },
    alicloud_nas_access_rule: {
      vpc: {
        access_group_name: ref("alicloud_nas_access_group.models.access_group_name"),
        ...{
          source_cidr_ip: "10.0.0.0/16",
          rw_access_type: "RDWR",
          user_access_type: "no_squash",
          priority: 1,
        },
      },
    },
    alicloud_nas_mount_target: {
      models: {
        file_system_id: ref("alicloud_nas_file_system.models.id"),
        access_group_name: ref("alicloud_nas_access_group.models.access_group_name"),
        vswitch_id: ref("alicloud_vswitch.nodes.id"),
      },
    },
    alicloud_oss_bucket: {
      outputs: {
        ...{ bucket: "sd-outputs", force_destroy: true },
        server_side_encryption_rule: { sse_algorithm: "AES256" },
        lifecycle_rule: [{ id: "old", enabled: true, prefix: "", expiration: [{ days: 30 }] }],
      },
    },
    alicloud_oss_bucket_acl: {
      outputs: { bucket: ref("alicloud_oss_bucket.outputs.bucket"), acl: "private" },
    },
  };
}

function imagesOf(): Blocks {
  return {
    alicloud_cr_ee_instance: {
      main: { instance_name: "sd", instance_type: "Standard", payment_type: "Subscription", period: 1 },
    },
    alicloud_cr_ee_namespace: { ai: { instance_id: REGISTRY, name: "ai", auto_create: false } },
    alicloud_cr_ee_repo: {
      webui: {
        ...{ instance_id: REGISTRY, name: "webui", summary: "WebUI", repo_type: "PRIVATE" },
        namespace: ref("alicloud_cr_ee_namespace.ai.name"),
      },
    },
    alicloud_cr_vpc_endpoint_linked_vpc: {
      main: {
        ...{ instance_id: REGISTRY, module_name: "Registry", enable_create_dns_record_in_pvzt: true },
        vpc_id: ref("alicloud_vpc.main.id"),
        vswitch_id: ref("alicloud_vswitch.nodes.id"),
      },
    },
  };
}

function balancerOf(): Blocks {
  return {
    alicloud_slb_load_balancer: {
      web: {
        ...{ load_balancer_name: "web", address_type: "intranet", instance_charge_type: "PayByCLCU" },
        vswitch_id: ref("alicloud_vswitch.nodes.id"),
      },
    },
    alicloud_slb_acl: { web: { name: "web" } },
    alicloud_slb_acl_entry_attachment: {
      vpc: { acl_id: ref("alicloud_slb_acl.web.id"), entry: "10.0.0.0/16" },
    },
  };
}
