import { Construct } from "constructs";
import { SecurityGroup } from "../../../.gen/providers/alicloud/security-group";
import { SecurityGroupRule } from "../../../.gen/providers/alicloud/security-group-rule";
import { AddressRange } from "../../contracts";
import { environmentName } from "../environment-name";
import { NETWORK_NAME } from "./names";
import { InAlibabaCloud } from "./settings";

/** Properties of AdmissionGroup. */
export interface AdmissionGroupProps extends InAlibabaCloud {
  /** What the group is for; becomes part of its name. */
  readonly role: string;

  /** Network the group belongs to. May be a token. */
  readonly networkId: string;

  /** Who may connect. */
  readonly from: readonly AddressRange[];
}

const EVERY_PORT = "-1/-1";

/**
 * A security group that admits what it is told, and lets its members connect to anywhere. An enterprise one: it has room for
 * the addresses of pods, and its members admit each other only where a rule says so.
 */
export class AdmissionGroup extends Construct {
  /** Identifier of the group. Depend on the construct, not on the identifier, to have its rules in force. */
  public readonly groupId: string;

  public constructor(scope: Construct, id: string, props: AdmissionGroupProps) {
    super(scope, id);
    const { settings, role, networkId, from } = props;

    const group = new SecurityGroup(this, "Resource", {
      securityGroupName: environmentName(this, settings, [role], NETWORK_NAME),
      securityGroupType: "enterprise",
      vpcId: networkId,
    });
    const rule = (childId: string, type: "ingress" | "egress", cidrIp: string): void => {
      new SecurityGroupRule(this, childId, {
        securityGroupId: group.id,
        type,
        ipProtocol: "all",
        portRange: EVERY_PORT,
        nicType: "intranet",
        policy: "accept",
        priority: 1,
        cidrIp,
      });
    };
    for (const { name, cidr } of from) rule(`From-${name}`, "ingress", cidr);
    rule("ToEverywhere", "egress", "0.0.0.0/0");

    this.groupId = group.id;
  }
}
