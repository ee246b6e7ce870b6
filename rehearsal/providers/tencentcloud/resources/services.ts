import { apiError } from "../api-error";
import { publicAddress } from "../../cloud/addresses";
import { addressIn } from "../addresses";
import { TencentCloud } from "../cloud";
import { ResourceRules } from "../rules";
import { ObjectValue } from "../../../plugin/value";
import { blockAt, textAt } from "../../cloud/values";

const inSubnet =
  (...names: readonly string[]) =>
  (cloud: TencentCloud, resource: ObjectValue): Record<string, string> =>
    Object.fromEntries(
      names.map((name) => [name, addressIn(cloud, textAt(resource, "subnet_id"), textAt(resource, "id"))]),
    );

const PROMETHEUS: ResourceRules = {
  computed(cloud, instance) {
    const { ipv4_address: address = "" } = inSubnet("ipv4_address")(cloud, instance);
    return {
      ipv4_address: address,
      api_root_path: `http://${address}:9090/api/v1`,
      proxy_address: `${address}:8008`,
      remote_write: `http://${address}:9090/api/v1/prom/write`,
    };
  },
};

const CLUSTER_AGENT: ResourceRules = {
  id: (_, planned) => {
    const agent = blockAt(planned, "agents");
    return [textAt(planned, "instance_id"), textAt(agent, "cluster_id"), textAt(agent, "cluster_type")].join(
      "#",
    );
  },
};

const TRIGGER: ResourceRules = {
  computed: (_, trigger) => ({ trigger_name: triggerName(trigger) }),
  id: (_, planned) =>
    [textAt(planned, "function_name"), textAt(planned, "namespace"), triggerName(planned)].join("#"),
};

/** A trigger by HTTP is named by the cloud. */
function triggerName(trigger: ObjectValue): string {
  return textAt(trigger, "trigger_name") || "url-trigger";
}

const POLICY_ATTACHMENT: ResourceRules = {
  computed: (cloud, attachment) => ({
    policy_name: textAt(cloud.find("tencentcloud_cam_policy", textAt(attachment, "policy_id")), "name"),
  }),
};

const ROLE: ResourceRules = {
  beforeCreate(cloud, planned) {
    const name = textAt(planned, "name");
    if (cloud.list("tencentcloud_cam_role").some(({ value }) => value["name"] === name)) {
      throw apiError("InvalidParameter.RoleNameInUse", `The role name \`${name}\` is taken.`);
    }
  },
};

/** The API fills an access list in that gives the owner everything. */
const BUCKET: ResourceRules = {
  computed: (_, bucket) => ({
    acl_body: `<AccessControlPolicy>${textAt(bucket, "id")}</AccessControlPolicy>`,
  }),
};

const GATEWAY_ROUTE: ResourceRules = {
  computed: (cloud, route) => ({ route_id: cloud.digits(`route ${textAt(route, "id")}`).slice(0, 32) }),
};

const GATEWAY_SERVICE: ResourceRules = {
  computed: (cloud, service) => ({
    service_id: cloud.digits(`service ${textAt(service, "id")}`).slice(0, 32),
  }),
};

const GATEWAY_NETWORK: ResourceRules = {
  computed: (cloud, network) => ({ vip: publicAddress(cloud, textAt(network, "id")) }),
};

/** Services that the stack may use beside cluster and network; each does little more than exist. */
export const SERVICE_RULES: Readonly<Record<string, ResourceRules>> = {
  tencentcloud_cam_role: ROLE,
  tencentcloud_cam_role_policy_attachment: POLICY_ATTACHMENT,
  tencentcloud_ckafka_instance: { computed: inSubnet("vip") },
  tencentcloud_cos_bucket: BUCKET,
  tencentcloud_monitor_tmp_instance: PROMETHEUS,
  tencentcloud_monitor_tmp_tke_cluster_agent: CLUSTER_AGENT,
  tencentcloud_scf_trigger: TRIGGER,
  tencentcloud_tse_cngw_network: GATEWAY_NETWORK,
  tencentcloud_tse_cngw_route: GATEWAY_ROUTE,
  tencentcloud_tse_cngw_service: GATEWAY_SERVICE,
};
