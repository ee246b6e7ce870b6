import { OperationError } from "../../../plugin/sdk/operation-error";
import { ObjectValue } from "../../../plugin/value";
import { Listing, storedRows } from "../../cloud/data-sources/listing";
import { textAt } from "../../cloud/values";
import { AlibabaCloud } from "../cloud";
import { rulesOf } from "../resources";
import { registryDomain } from "../resources/registry";

const stored = storedRows(rulesOf);

/** Rows whose name fits the expression that is asked for, when one is. */
function named(
  rows: (cloud: AlibabaCloud) => readonly ObjectValue[],
  attribute: string,
): Listing<AlibabaCloud>["rows"] {
  return (cloud, config) => {
    const wanted = textAt(config, "name_regex");
    if (wanted === "") return rows(cloud);
    const pattern = expression(wanted);
    return rows(cloud).filter((row) => pattern.test(textAt(row, attribute)));
  };
}

function expression(text: string): RegExp {
  try {
    return new RegExp(text);
  } catch {
    throw new OperationError(`error parsing regexp: \`${text}\``);
  }
}

/** Data sources that list what is there. */
export const LISTINGS: Readonly<Record<string, Listing<AlibabaCloud>>> = {
  alicloud_vpcs: {
    list: "vpcs",
    rows: named(
      stored("alicloud_vpc", "vpc_id", (cloud, vpc) => ({
        creation_time: vpc["create_time"] ?? "",
        vrouter_id: vpc["router_id"] ?? "",
        vswitch_ids: cloud
          .list("alicloud_vswitch")
          .filter(({ value }) => value["vpc_id"] === vpc["id"])
          .map(({ id }) => id),
      })),
      "vpc_name",
    ),
    filters: {
      ids: "vpc_id",
      vpc_name: "vpc_name",
      cidr_block: "cidr_block",
      is_default: "is_default",
      status: "status",
      tags: "tags",
    },
    columns: { ids: "vpc_id", names: "vpc_name" },
  },
  alicloud_vswitches: {
    list: "vswitches",
    rows: named(
      stored("alicloud_vswitch", "vswitch_id", (_, { create_time: time = "", vswitch_name: name = "" }) => ({
        creation_time: time,
        name,
      })),
      "vswitch_name",
    ),
    filters: {
      ids: "vswitch_id",
      vpc_id: "vpc_id",
      zone_id: "zone_id",
      vswitch_name: "vswitch_name",
      cidr_block: "cidr_block",
      is_default: "is_default",
      status: "status",
      tags: "tags",
    },
    columns: { ids: "vswitch_id", names: "vswitch_name" },
  },
  alicloud_cr_ee_instances: {
    list: "instances",
    rows: named(
      stored("alicloud_cr_ee_instance", "id", (cloud, registry) => ({
        name: registry["instance_name"] ?? "",
        region: cloud.region,
        specification: `Enterprise_${textAt(registry, "instance_type")}`,
        temp_username: "cr_temp_user",
        authorization_token: cloud.digits(`token ${textAt(registry, "id")}`),
        public_endpoints: [registryDomain(cloud, textAt(registry, "instance_name"), "internet")],
        vpc_endpoints: [registryDomain(cloud, textAt(registry, "instance_name"), "vpc")],
      })),
      "name",
    ),
    filters: { ids: "id", tags: "tags" },
    columns: { ids: "id", names: "name" },
  },
  alicloud_cs_managed_kubernetes_clusters: {
    list: "clusters",
    rows: named(
      stored("alicloud_cs_managed_kubernetes", "id", () => ({ state: "running" })),
      "name",
    ),
    filters: { ids: "id" },
    columns: { ids: "id", names: "name" },
  },
};
