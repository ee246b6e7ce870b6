import { PartialState } from "../../../plugin/sdk/behaviour";
import { ObjectValue } from "../../../plugin/value";
import { contains, isAligned, overlaps, readRange } from "../../cloud/addresses";
import { textAt } from "../../cloud/values";
import { apiError } from "../api-error";
import { AlibabaCloud } from "../cloud";
import { REFERENCES } from "../references";
import { ResourceRules } from "../rules";

/** Ranges that a VPC may have. @see https://www.alibabacloud.com/help/en/vpc/user-guide/create-and-manage-a-vpc */
const PRIVATE = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"];

/** Longest and shortest masks of a vSwitch. */
const VSWITCH_PREFIX = { shortest: 16, longest: 29 };

const VPC: ResourceRules = {
  beforeCreate(_, planned) {
    const cidr = textAt(planned, "cidr_block");
    if (cidr === "") return;
    const range = readRange(cidr);
    const allowed = PRIVATE.some((outer) => {
      const outside = readRange(outer);
      return range !== undefined && outside !== undefined && contains(outside, range);
    });
    if (!allowed || !isAligned(cidr)) {
      throw apiError("CreateVpc", "IllegalParam.CidrBlock", `The range \`${cidr}\` is not a private one.`);
    }
  },
  beforeUpdate(cloud, prior, planned) {
    const cidr = textAt(planned, "cidr_block");
    if (cidr === textAt(prior, "cidr_block")) return;
    const [before, after] = [readRange(textAt(prior, "cidr_block")), readRange(cidr)];
    const isLargerOrSmaller =
      before !== undefined && after !== undefined && (contains(before, after) || contains(after, before));
    const outside = neighboursOf(cloud, textAt(prior, "id")).find(({ cidr: taken }) => {
      const range = readRange(taken);
      return after !== undefined && range !== undefined && !contains(after, range);
    });
    if (isLargerOrSmaller && outside === undefined) return;
    const what = outside === undefined ? "what was there" : `vSwitch \`${outside.id}\` (${outside.cidr})`;
    const message = `A VPC may become larger or smaller around what is in it: \`${cidr}\` leaves out ${what}.`;
    throw apiError("ModifyVpcAttribute", "InvalidCidrBlock.Malformed", message);
  },
  computed(cloud, vpc) {
    const digits = cloud.digits(textAt(vpc, "id"));
    const routeTable = `vtb-bp1${digits.slice(0, 18)}`;
    return {
      route_table_id: routeTable,
      router_table_id: routeTable,
      router_id: `vrt-bp1${digits.slice(18, 36)}`,
    };
  },
  beforeDelete: (cloud, { id }) => {
    REFERENCES.requireUnused(cloud, String(id), "VPC", { code: "DependencyViolation.VSwitch" });
  },
};

/** A vSwitch must lie in the range of its VPC, beside its neighbours and in a zone of the region. */
const VSWITCH: ResourceRules = {
  beforeCreate(cloud, planned) {
    const cidr = textAt(planned, "cidr_block");
    const vpcId = textAt(planned, "vpc_id");
    const range = readRange(cidr);
    const prefix = Number(cidr.split("/")[1]);
    if (
      range === undefined ||
      !isAligned(cidr) ||
      prefix < VSWITCH_PREFIX.shortest ||
      prefix > VSWITCH_PREFIX.longest
    ) {
      throw refused(
        "InvalidCidrBlock.Malformed",
        `\`${cidr}\` is no range of a vSwitch: masks go from 16 to 29.`,
      );
    }
    const vpcRange = readRange(textAt(cloud.find("alicloud_vpc", vpcId), "cidr_block"));
    if (vpcRange === undefined || !contains(vpcRange, range)) {
      throw refused("InvalidCidrBlock.NotInVpc", `\`${cidr}\` is not in the range of VPC \`${vpcId}\`.`);
    }
    const neighbour = neighboursOf(cloud, vpcId).find(({ cidr: other }) => {
      const taken = readRange(other);
      return taken !== undefined && overlaps(taken, range);
    });
    if (neighbour !== undefined) {
      const message = `\`${cidr}\` overlaps with \`${neighbour.id}\` (${neighbour.cidr}).`;
      throw refused("InvalidCidrBlock.Overlapped", message);
    }
    const zone = textAt(planned, "zone_id") || textAt(planned, "availability_zone");
    if (!zone.startsWith(cloud.region)) {
      throw refused("InvalidZoneId.NotFound", `Zone \`${zone}\` is not in region \`${cloud.region}\`.`);
    }
  },
  beforeDelete: (cloud, { id }) => {
    REFERENCES.requireUnused(cloud, String(id), "vSwitch");
  },
};

const refused = (code: string, message: string): Error => apiError("CreateVSwitch", code, message);

function neighboursOf(
  cloud: AlibabaCloud,
  vpcId: string,
): readonly { readonly id: string; readonly cidr: string }[] {
  return cloud
    .list("alicloud_vswitch")
    .filter(({ value }) => textAt(value, "vpc_id") === vpcId)
    .map(({ id, value }) => ({ id, cidr: textAt(value, "cidr_block") }));
}

const SECURITY_GROUP: ResourceRules = {
  /** An enterprise group lets nothing through between its own members unless a rule says so. */
  computed(_, group): PartialState {
    const isEnterprise = textAt(group, "security_group_type") === "enterprise";
    return isEnterprise ? { inner_access: false, inner_access_policy: "Drop" } : {};
  },
  beforeDelete: (cloud, { id }) => {
    REFERENCES.requireUnused(cloud, String(id), "security group", {
      ignoredTypes: ["alicloud_security_group_rule"],
    });
  },
  /** Rules are parts of their group. */
  afterDelete(cloud, { id }) {
    for (const rule of cloud.list("alicloud_security_group_rule")) {
      if (textAt(rule.value, "security_group_id") === id) cloud.remove(rule.type, rule.id);
    }
  },
};

const RULE: ResourceRules = {
  id: (_, rule) => idOfRule(rule),
  beforeCreate(cloud, rule) {
    if (cloud.find("alicloud_security_group_rule", idOfRule(rule)) !== undefined) {
      const message = `The group \`${textAt(rule, "security_group_id")}\` has this rule already.`;
      throw apiError("AuthorizeSecurityGroup", "InvalidSecurityGroupRule.RuleExists", message);
    }
  },
};

/** Rules are told apart by what they say: direction, protocol, ports, network, source, verdict and priority. */
function idOfRule(rule: ObjectValue): string {
  const source = ["cidr_ip", "ipv6_cidr_ip", "source_security_group_id", "prefix_list_id"]
    .map((name) => textAt(rule, name))
    .find((text) => text !== "");
  return [
    textAt(rule, "security_group_id"),
    textAt(rule, "type"),
    textAt(rule, "ip_protocol"),
    textAt(rule, "port_range"),
    textAt(rule, "nic_type") || "internet",
    (source ?? "").replaceAll(":", "_"),
    textAt(rule, "policy"),
    String(rule["priority"] ?? 1),
  ].join(":");
}

/** VPC, vSwitches and security groups. */
export const NETWORK_RULES: Readonly<Record<string, ResourceRules>> = {
  alicloud_vpc: VPC,
  alicloud_vswitch: VSWITCH,
  alicloud_security_group: SECURITY_GROUP,
  alicloud_security_group_rule: RULE,
};
