import { AdmissionGroup } from "../../../../constructs/clouds/alibaba/security-group";
import { madeTypes, SETTINGS, synthAlibaba } from "../../../support/alibaba";
import { onlyResource, resourcesOf, resourceTypes, StackJson } from "../../../support/synth";

function synthGroup(): StackJson {
  return synthAlibaba((stack) => {
    new AdmissionGroup(stack, "Admission", {
      settings: SETTINGS,
      role: "nodes",
      networkId: "vpc-1",
      from: [
        { name: "a", cidr: "10.0.0.0/20" },
        { name: "b", cidr: "10.0.64.0/18" },
      ],
    });
  });
}

test("is one group with room for pods, and a rule of its own for each range", () => {
  expect(madeTypes(resourceTypes(synthGroup()))).toEqual([
    "alicloud_security_group",
    "alicloud_security_group_rule",
    "alicloud_security_group_rule",
    "alicloud_security_group_rule",
  ]);
  expect(onlyResource(synthGroup(), "alicloud_security_group")).toEqual({
    security_group_name: "alibaba-dev-nodes",
    security_group_type: "enterprise",
    vpc_id: "vpc-1",
  });
});

test("admits what it was told and nothing else, and lets everything out", () => {
  const rules = Object.values(resourcesOf(synthGroup(), "alicloud_security_group_rule"));
  const told = rules.map(({ type, cidr_ip, ip_protocol, port_range, policy }) => [
    type,
    cidr_ip,
    ip_protocol,
    port_range,
    policy,
  ]);
  expect(told).toEqual([
    ["ingress", "10.0.0.0/20", "all", "-1/-1", "accept"],
    ["ingress", "10.0.64.0/18", "all", "-1/-1", "accept"],
    ["egress", "0.0.0.0/0", "all", "-1/-1", "accept"],
  ]);
});
