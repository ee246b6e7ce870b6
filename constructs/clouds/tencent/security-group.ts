import { Construct } from "constructs";
import { SecurityGroup } from "../../../.gen/providers/tencentcloud/security-group";
import { SecurityGroupRuleSet } from "../../../.gen/providers/tencentcloud/security-group-rule-set";
import { environmentName } from "../environment-name";
import { SECURITY_GROUP_NAME } from "./names";
import { InTencentCloud } from "./settings";

/** Traffic to let through; everything else is dropped. */
export interface Admission {
  /** Range that is let through, in CIDR notation. May be a token. */
  readonly cidr: string;

  /**
   * TCP ports, such as `80,443`.
   *
   * @default - every port of every protocol.
   */
  readonly tcpPorts?: string;
}

/** Properties of AdmissionGroup. */
export interface AdmissionGroupProps extends InTencentCloud {
  /** What the group is for; becomes part of its name. */
  readonly role: string;

  /** Who may connect. */
  readonly from: readonly Admission[];

  /** Where connections may go. */
  readonly to: readonly Admission[];
}

/** Lets traffic go anywhere. */
export const TO_EVERYWHERE: readonly Admission[] = [{ cidr: "0.0.0.0/0" }];

/**
 * A security group that admits what it is told; the cloud drops what no rule admits. The only owner of its
 * rules.
 */
export class AdmissionGroup extends Construct {
  /** Identifier of the group. Depend on the construct, not on the identifier, to have its rules in force. */
  public readonly groupId: string;

  public constructor(scope: Construct, id: string, props: AdmissionGroupProps) {
    super(scope, id);
    const { settings, role, from, to } = props;

    const group = new SecurityGroup(this, "Resource", {
      name: environmentName(this, settings, [role], SECURITY_GROUP_NAME),
    });
    new SecurityGroupRuleSet(this, "Rules", {
      securityGroupId: group.id,
      ingress: from.map(accept),
      egress: to.map(accept),
    });

    this.groupId = group.id;
  }
}

function accept({ cidr, tcpPorts }: Admission) {
  return tcpPorts === undefined
    ? { action: "ACCEPT", cidrBlock: cidr, protocol: "ALL", port: "ALL" }
    : { action: "ACCEPT", cidrBlock: cidr, protocol: "TCP", port: tcpPorts };
}
