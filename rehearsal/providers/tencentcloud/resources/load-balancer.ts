import { OperationError } from "../../../plugin/sdk/operation-error";
import { publicAddress } from "../../cloud/addresses";
import { addressIn } from "../addresses";
import { apiError } from "../api-error";
import { TencentCloud } from "../cloud";
import { ResourceRules } from "../rules";
import { textAt } from "../../cloud/values";

function nameIsTaken(cloud: TencentCloud, name: string, self: string): boolean {
  return cloud
    .list("tencentcloud_clb_instance")
    .some(({ id, value }) => id !== self && value["clb_name"] === name);
}

const INSTANCE: ResourceRules = {
  beforeCreate(cloud, planned) {
    const name = textAt(planned, "clb_name");
    if (nameIsTaken(cloud, name, "")) {
      throw new OperationError(`[CHECK][CLB instance][Create] check: Same CLB name ${name} exists!`);
    }
    const isInternal = planned["network_type"] === "INTERNAL";
    if (isInternal && (textAt(planned, "vpc_id") === "" || textAt(planned, "subnet_id") === "")) {
      throw apiError("MissingParameter", "An internal load balancer needs `vpc_id` and `subnet_id`.");
    }
  },
  computed(cloud, clb) {
    const id = textAt(clb, "id");
    const vip =
      clb["network_type"] === "INTERNAL"
        ? addressIn(cloud, textAt(clb, "subnet_id"), id)
        : publicAddress(cloud, id);
    return { clb_vips: [vip], vip };
  },
  beforeUpdate(cloud, prior, planned) {
    const name = textAt(planned, "clb_name");
    if (name !== textAt(prior, "clb_name") && nameIsTaken(cloud, name, textAt(prior, "id"))) {
      throw new OperationError(`[CHECK][CLB instance][Update] check: Same CLB name ${name} exists!`);
    }
  },
  beforeDelete(cloud, prior) {
    const id = textAt(prior, "id");
    if (cloud.find("tencentcloud_clb_instance", id)?.["delete_protect"] === true) {
      throw apiError("OperationDenied", `The load balancer \`${id}\` is protected against deletion.`);
    }
  },
  afterDelete(cloud, prior) {
    removeUnder(cloud, `${textAt(prior, "id")}#`, [
      "tencentcloud_clb_listener",
      "tencentcloud_clb_listener_rule",
    ]);
  },
};

const LISTENER: ResourceRules = {
  beforeCreate(cloud, planned) {
    const same = cloud
      .list("tencentcloud_clb_listener")
      .find(
        ({ value }) =>
          value["clb_id"] === planned["clb_id"] &&
          value["port"] === planned["port"] &&
          (value["protocol"] === "UDP") === (planned["protocol"] === "UDP"),
      );
    if (same !== undefined) {
      throw apiError(
        "InvalidParameter.PortCheckFailed",
        `Port ${String(planned["port"])} is taken by \`${same.id}\`.`,
      );
    }
  },
  afterDelete(cloud, prior) {
    removeUnder(cloud, `${textAt(prior, "id")}#`, ["tencentcloud_clb_listener_rule"]);
  },
};

function removeUnder(cloud: TencentCloud, prefix: string, types: readonly string[]): void {
  for (const type of types) {
    for (const { id } of cloud.list(type)) if (id.startsWith(prefix)) cloud.remove(type, id);
  }
}

const RULE: ResourceRules = {
  id: (cloud, planned) =>
    cloud.newId(
      "tencentcloud_clb_listener_rule",
      `${textAt(planned, "clb_id")}#${textAt(planned, "listener_id")}#loc-`,
      `${textAt(planned, "domain")} ${textAt(planned, "url")}`,
    ),
};

/** Cloud Load Balancer. */
export const LOAD_BALANCER_RULES: Readonly<Record<string, ResourceRules>> = {
  tencentcloud_clb_instance: INSTANCE,
  tencentcloud_clb_listener: LISTENER,
  tencentcloud_clb_listener_rule: RULE,
};
