import { publicAddress } from "../../cloud/addresses";
import { textAt } from "../../cloud/values";
import { ObjectValue } from "../../../plugin/value";
import { apiError } from "../api-error";
import { AlibabaCloud } from "../cloud";
import { ResourceRules } from "../rules";

const ASSOCIATION = "alicloud_eip_association";
const ENTRY = "alicloud_snat_entry";
const NAT = "alicloud_nat_gateway";

const valuesOf = (cloud: AlibabaCloud, type: string): readonly ObjectValue[] =>
  cloud.list(type).map(({ value }) => value);

const NAT_GATEWAY: ResourceRules = {
  beforeCreate(cloud, planned) {
    const vswitchId = textAt(planned, "vswitch_id");
    if (vswitchId === "") {
      throw apiError("CreateNatGateway", "MissingParameter", "An enhanced NAT gateway needs a vSwitch.");
    }
    if (cloud.find("alicloud_vswitch", vswitchId)?.["vpc_id"] !== planned["vpc_id"]) {
      const message = `vSwitch \`${vswitchId}\` is not in VPC \`${textAt(planned, "vpc_id")}\`.`;
      throw apiError("CreateNatGateway", "InvalidVSwitchId.NotInVpc", message);
    }
  },
  computed(cloud, nat) {
    const digits = cloud.digits(textAt(nat, "id"));
    return {
      snat_table_ids: `stb-bp1${digits.slice(0, 18)}`,
      forward_table_ids: `ftb-bp1${digits.slice(18, 36)}`,
    };
  },
  beforeDelete(cloud, nat) {
    const id = textAt(nat, "id");
    if (cloud.find(NAT, id)?.["deletion_protection"] === true) {
      throw apiError("DeleteNatGateway", "OperationDenied.DeleteProtection", `\`${id}\` is protected.`);
    }
    if (nat["force"] === true) return;
    const entry = valuesOf(cloud, ENTRY).find((each) => each["snat_table_id"] === nat["snat_table_ids"]);
    if (entry !== undefined) {
      const message = `The NAT gateway \`${id}\` has the SNAT entry \`${textAt(entry, "id")}\`.`;
      throw apiError("DeleteNatGateway", "DependencyViolation.SnatEntry", message);
    }
    const association = valuesOf(cloud, ASSOCIATION).find((each) => each["instance_id"] === id);
    if (association !== undefined) {
      const message = `The NAT gateway \`${id}\` has the address \`${textAt(association, "allocation_id")}\`.`;
      throw apiError("DeleteNatGateway", "DependencyViolation.EIPS", message);
    }
  },
};

const associationOf = (cloud: AlibabaCloud, allocationId: string): ObjectValue | undefined =>
  valuesOf(cloud, ASSOCIATION).find((each) => each["allocation_id"] === allocationId);

const EIP: ResourceRules = {
  computed: (cloud, eip) => ({ ip_address: publicAddress(cloud, textAt(eip, "id")) }),
  found: (cloud, eip) => ({
    status: associationOf(cloud, textAt(eip, "id")) === undefined ? "Available" : "InUse",
  }),
  beforeDelete(cloud, eip) {
    const id = textAt(eip, "id");
    const association = associationOf(cloud, id);
    if (association !== undefined) {
      const message = `The address \`${id}\` is bound to \`${textAt(association, "instance_id")}\`.`;
      throw apiError("ReleaseEipAddress", "IncorrectEipStatus", message);
    }
    if (cloud.find("alicloud_eip_address", id)?.["deletion_protection"] === true) {
      throw apiError("ReleaseEipAddress", "OperationDenied.DeleteProtection", `\`${id}\` is protected.`);
    }
  },
};

/** What an id says that an address is bound to. */
const INSTANCE_TYPES: readonly (readonly [prefix: string, type: string])[] = [
  ["lb-", "SlbInstance"],
  ["ngw-", "Nat"],
];

const EIP_ASSOCIATION: ResourceRules = {
  beforeCreate(cloud, planned) {
    const id = textAt(planned, "allocation_id");
    const other = associationOf(cloud, id);
    if (other !== undefined) {
      const message = `The address \`${id}\` is bound to \`${textAt(other, "instance_id")}\` already.`;
      throw apiError("AssociateEipAddress", "InvalidBindingStatus", message);
    }
  },
  computed(_, association) {
    const id = textAt(association, "instance_id");
    return { instance_type: INSTANCE_TYPES.find(([prefix]) => id.startsWith(prefix))?.[1] ?? "EcsInstance" };
  },
  beforeDelete(cloud, association) {
    const address = addressOf(cloud, textAt(association, "allocation_id"));
    const entry = valuesOf(cloud, ENTRY).find((each) => textAt(each, "snat_ip").split(",").includes(address));
    if (entry !== undefined) {
      const message = `The address \`${address}\` is used by the SNAT entry \`${textAt(entry, "id")}\`.`;
      throw apiError("UnassociateEipAddress", "InvalidIpStatus.HasBeenUsedBySnatTable", message);
    }
  },
};

const addressOf = (cloud: AlibabaCloud, allocationId: string): string =>
  textAt(cloud.find("alicloud_eip_address", allocationId), "ip_address");

/**
 * An entry leads one vSwitch, or one range, out through addresses of the gateway. The provider tries again for a while
 * when an address is not bound yet; whoever relies on that has no order.
 */
const SNAT_ENTRY: ResourceRules = {
  beforeCreate(cloud, planned) {
    const table = textAt(planned, "snat_table_id");
    const nat = valuesOf(cloud, NAT).find((each) => each["snat_table_ids"] === table);
    const source = textAt(planned, "source_vswitch_id");
    const bound = valuesOf(cloud, ASSOCIATION)
      .filter((each) => each["instance_id"] === nat?.["id"])
      .map((each) => addressOf(cloud, textAt(each, "allocation_id")));
    for (const address of textAt(planned, "snat_ip").split(",")) {
      if (bound.includes(address)) continue;
      const message = `The address \`${address}\` is not bound to the NAT gateway of \`${table}\`.`;
      throw apiError("CreateSnatEntry", "EIP_NOT_IN_GATEWAY", message);
    }
    if (source !== "" && cloud.find("alicloud_vswitch", source)?.["vpc_id"] !== nat?.["vpc_id"]) {
      throw apiError("CreateSnatEntry", "InvalidVSwitchId.NotInVpc", `\`${source}\` is in another VPC.`);
    }
    const same = valuesOf(cloud, ENTRY).some(
      (each) => each["snat_table_id"] === table && source !== "" && each["source_vswitch_id"] === source,
    );
    if (same) {
      const message = `\`${table}\` has an entry for vSwitch \`${source}\` already.`;
      throw apiError("CreateSnatEntry", "Duplicated.SourceVSwitch", message);
    }
  },
  computed: (cloud, { source_vswitch_id: source }) => ({
    source_cidr: textAt(cloud.find("alicloud_vswitch", String(source)), "cidr_block"),
  }),
};

/** NAT gateways, elastic addresses, and the entries that lead vSwitches out through them. */
export const WAY_OUT_RULES: Readonly<Record<string, ResourceRules>> = {
  [NAT]: NAT_GATEWAY,
  alicloud_eip_address: EIP,
  [ASSOCIATION]: EIP_ASSOCIATION,
  [ENTRY]: SNAT_ENTRY,
};
