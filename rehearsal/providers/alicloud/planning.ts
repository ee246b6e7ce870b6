import { isDeepStrictEqual } from "node:util";
import { AttributeChange } from "../../plugin/sdk/behaviour";
import { Planning, Suppression } from "../cloud/planning";
import { textAt } from "../cloud/values";

/** What an attribute is to be; where nothing is written, what it was, as defaults stay. */
const valueOf = ({ proposedResource, priorResource }: AttributeChange, name: string): string =>
  textAt(proposedResource, name) || textAt(priorResource ?? undefined, name);

/** Differences do not count while another attribute of the resource has one of these values. */
const whenIs =
  (name: string, ...values: readonly string[]): Suppression =>
  (change) =>
    values.includes(valueOf(change, name));

/** Differences count only while another attribute of the resource has one of these values. */
const whenNot =
  (name: string, ...values: readonly string[]): Suppression =>
  (change) =>
    !values.includes(valueOf(change, name));

const postpaid: Suppression = ({ proposedResource }) =>
  textAt(proposedResource, "payment_type") !== "Subscription" &&
  textAt(proposedResource, "instance_charge_type").toLowerCase() !== "prepaid";

const PORTS = "-1/-1";

/** Rules for TCP and UDP name their ports; for other protocols there is only one way to say "all". */
const portRange: Suppression = ({ planned, proposedResource }) => {
  const hasPorts = ["tcp", "udp"].includes(textAt(proposedResource, "ip_protocol"));
  return hasPorts === (planned === PORTS);
};

const hasSource: Suppression = ({ proposedResource }) =>
  ["cidr_ip", "ipv6_cidr_ip", "source_security_group_id"].some(
    (name) => textAt(proposedResource, name) !== "",
  );

/** Text and the same text in Base64. */
const sameText: Suppression = ({ prior, planned }) =>
  typeof prior === "string" &&
  typeof planned === "string" &&
  planned === Buffer.from(prior).toString("base64");

const sameMembers: Suppression = ({ prior, planned }) =>
  Array.isArray(prior) && Array.isArray(planned) && isDeepStrictEqual([...prior].sort(), [...planned].sort());

const PLANNING: Readonly<Record<string, Planning>> = {
  alicloud_cs_kubernetes_node_pool: {
    suppressDiff: {
      auto_renew: whenIs("instance_charge_type", "PostPaid"),
      auto_renew_period: whenIs("instance_charge_type", "PostPaid"),
      period: whenIs("instance_charge_type", "PostPaid"),
      period_unit: whenIs("instance_charge_type", "PostPaid"),
      system_disk_performance_level: whenNot("system_disk_category", "cloud_essd", ""),
      user_data: sameText,
    },
  },
  alicloud_nat_gateway: {
    suppressDiff: {
      period: postpaid,
      specification: whenIs("internet_charge_type", "PayByLcu"),
      vswitch_id: whenNot("nat_type", "Enhanced"),
    },
  },
  alicloud_security_group: {
    suppressDiff: { inner_access_policy: whenIs("security_group_type", "enterprise") },
  },
  alicloud_security_group_rule: { suppressDiff: { port_range: portRange, prefix_list_id: hasSource } },
  alicloud_slb_load_balancer: {
    suppressDiff: {
      address: whenIs("address_type", "internet"),
      address_ip_version: whenIs("address_type", "intranet"),
      bandwidth: whenIs("internet_charge_type", "PayByTraffic"),
      delete_protection: whenIs("payment_type", "Subscription"),
      internet_charge_type: whenIs("address_type", "intranet"),
      load_balancer_spec: whenIs("instance_charge_type", "PayByCLCU"),
      specification: whenIs("instance_charge_type", "PayByCLCU"),
      modification_protection_reason: whenIs("modification_protection_status", "NonProtection"),
      period: postpaid,
      instance_charge_type: whenIs("payment_type", "Subscription"),
      vswitch_id: whenIs("address_type", "internet"),
    },
  },
  alicloud_vpc: { suppressDiff: { secondary_cidr_blocks: sameMembers } },
};

/** What a type's plans have beyond schema and facts. */
export function alicloudPlanning(typeName: string): Planning {
  return PLANNING[typeName] ?? {};
}
