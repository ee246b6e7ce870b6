import { apiError } from "../api-error";
import { contains, isAligned, overlaps, publicAddress, readRange } from "../../cloud/addresses";
import { TencentCloud } from "../cloud";
import { REFERENCES } from "../references";
import { ResourceRules } from "../rules";
import { objectsAt, textAt, textsAt } from "../../cloud/values";
import { ObjectValue } from "../../../plugin/value";

/** Ranges that a VPC may have. @see https://cloud.tencent.com/document/product/215/20046 */
const PRIVATE = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"];

/** Addresses of a subnet that the cloud keeps for itself. */
const RESERVED_ADDRESSES = 3;

const VPC: ResourceRules = {
  beforeCreate(_, planned) {
    const cidr = textAt(planned, "cidr_block");
    const range = readRange(cidr);
    const allowed = PRIVATE.some((outer) => {
      const outside = readRange(outer);
      return range !== undefined && outside !== undefined && contains(outside, range);
    });
    if (!allowed || !isAligned(cidr)) {
      throw apiError(
        "InvalidParameterValue.Malformed",
        `The range \`${cidr}\` of the VPC is not a private one.`,
      );
    }
  },
  beforeDelete: (cloud, { id }) => {
    REFERENCES.requireUnused(cloud, String(id), "VPC");
  },
};

const SUBNET: ResourceRules = {
  beforeCreate(cloud, planned) {
    const cidr = textAt(planned, "cidr_block");
    const vpcId = textAt(planned, "vpc_id");
    const range = readRange(cidr);
    if (range === undefined || !isAligned(cidr)) {
      throw apiError("InvalidParameterValue.Malformed", `\`${cidr}\` is not a range in CIDR notation.`);
    }
    const vpcRange = readRange(textAt(cloud.find("tencentcloud_vpc", vpcId), "cidr_block"));
    if (vpcRange === undefined || !contains(vpcRange, range)) {
      throw apiError(
        "InvalidParameterValue.SubnetRange",
        `Subnet \`${cidr}\` is not in the range of VPC \`${vpcId}\`.`,
      );
    }
    const neighbour = cloud.list("tencentcloud_subnet").find(({ value }) => {
      const other = textAt(value, "vpc_id") === vpcId ? readRange(textAt(value, "cidr_block")) : undefined;
      return other !== undefined && overlaps(other, range);
    });
    if (neighbour !== undefined) {
      const message = `Subnet \`${cidr}\` overlaps with \`${neighbour.id}\` (${textAt(neighbour.value, "cidr_block")}).`;
      throw apiError("InvalidParameterValue.SubnetConflict", message);
    }
    const zone = textAt(planned, "availability_zone");
    if (!zone.startsWith(`${cloud.region}-`)) {
      throw apiError("InvalidParameterValue", `Zone \`${zone}\` is not in region \`${cloud.region}\`.`);
    }
  },
  computed: (cloud, subnet) => ({
    available_ip_count: (readRange(textAt(subnet, "cidr_block"))?.size ?? 0) - RESERVED_ADDRESSES,
    route_table_id: textAt(
      cloud.find("tencentcloud_vpc", textAt(subnet, "vpc_id")),
      "default_route_table_id",
    ),
  }),
  beforeDelete: (cloud, { id }) => {
    REFERENCES.requireUnused(cloud, String(id), "subnet");
  },
};

const ROUTE_TABLE: ResourceRules = {
  found: (cloud, table) => ({
    route_entry_ids: cloud
      .list("tencentcloud_route_table_entry")
      .filter(({ value }) => value["route_table_id"] === table["id"])
      .map(({ id }) => id),
  }),
  beforeDelete: (cloud, { id }) => {
    REFERENCES.requireUnused(cloud, String(id), "route table", {
      ignoredTypes: ["tencentcloud_route_table_entry"],
    });
  },
};

const ROUTE_TABLE_ENTRY: ResourceRules = {
  beforeCreate(cloud, planned) {
    const same = cloud
      .list("tencentcloud_route_table_entry")
      .some(
        ({ value }) =>
          value["route_table_id"] === planned["route_table_id"] &&
          value["destination_cidr_block"] === planned["destination_cidr_block"],
      );
    if (same) {
      const message = `The route to \`${textAt(planned, "destination_cidr_block")}\` exists already.`;
      throw apiError("InvalidParameterValue.Duplicate", message);
    }
  },
  computed: (cloud, entry) => ({
    route_entry_id: Number(textAt(entry, "id").split(".")[0]),
    route_item_id: `rti-${cloud.digits(textAt(entry, "id")).slice(0, 8)}`,
  }),
};

const EIP: ResourceRules = {
  computed: (cloud, eip) => ({ public_ip: publicAddress(cloud, textAt(eip, "id")) }),
  found: (cloud, eip) => ({ status: natsWith(cloud, eip).length > 0 ? "BIND" : "UNBIND" }),
  beforeDelete(cloud, eip) {
    const holders = [...natsWith(cloud, eip), ...REFERENCES.holdersOf(cloud, textAt(eip, "id"))];
    if (holders.length > 0) {
      throw apiError(
        "InvalidAddressIdStatus.NotPermit",
        `The address \`${textAt(eip, "id")}\` is bound to ${holders.join(", ")}.`,
      );
    }
  },
};

const NAT_GATEWAY: ResourceRules = {
  beforeCreate: requireAddresses,
  beforeUpdate: (cloud, _, planned) => {
    requireAddresses(cloud, planned);
  },
  beforeDelete(cloud, { id }) {
    const route = cloud.list("tencentcloud_route_table_entry").find(({ value }) => value["next_hub"] === id);
    if (route !== undefined) {
      throw apiError(
        "ResourceInUse",
        `The NAT gateway \`${String(id)}\` is the next hop of route \`${route.id}\`.`,
      );
    }
  },
};

function natsWith(cloud: TencentCloud, eip: ObjectValue): readonly string[] {
  return cloud
    .list("tencentcloud_nat_gateway")
    .filter(({ value }) => textsAt(value, "assigned_eip_set").includes(textAt(eip, "public_ip")))
    .map(({ id }) => id);
}

/** A NAT gateway takes public addresses of the account that nothing else uses. */
function requireAddresses(cloud: TencentCloud, planned: ObjectValue): void {
  for (const address of textsAt(planned, "assigned_eip_set")) {
    const eip = cloud.list("tencentcloud_eip").find(({ value }) => value["public_ip"] === address);
    if (eip === undefined) {
      throw apiError(
        "InvalidParameterValue.AddressIpNotFound",
        `The address \`${address}\` is not one of this account.`,
      );
    }
    const others = natsWith(cloud, eip.value).filter((id) => id !== planned["id"]);
    if (others.length > 0) {
      throw apiError(
        "InvalidAddressIdStatus.NotPermit",
        `The address \`${address}\` is bound to ${others.join(", ")}.`,
      );
    }
  }
}

const SECURITY_GROUP: ResourceRules = {
  beforeDelete: (cloud, { id }) => {
    REFERENCES.requireUnused(cloud, String(id), "security group", {
      ignoredTypes: ["tencentcloud_security_group_rule_set", "tencentcloud_security_group_lite_rule"],
    });
  },
};

const SECURITY_GROUP_RULE_SET: ResourceRules = {
  computed: (_, rules) => ({
    version: "1",
    ingress: numbered(rules, "ingress"),
    egress: numbered(rules, "egress"),
  }),
};

function numbered(rules: ObjectValue, direction: string): ObjectValue[] {
  return objectsAt(rules, direction).map((rule, index) => ({ ...rule, policy_index: index }));
}

/** VPC, subnets, routes, public addresses, NAT and security groups. */
export const NETWORK_RULES: Readonly<Record<string, ResourceRules>> = {
  tencentcloud_vpc: VPC,
  tencentcloud_subnet: SUBNET,
  tencentcloud_route_table: ROUTE_TABLE,
  tencentcloud_route_table_entry: ROUTE_TABLE_ENTRY,
  tencentcloud_eip: EIP,
  tencentcloud_nat_gateway: NAT_GATEWAY,
  tencentcloud_security_group: SECURITY_GROUP,
  tencentcloud_security_group_rule_set: SECURITY_GROUP_RULE_SET,
};
