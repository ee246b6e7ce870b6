import { AdmissionGroup, TO_EVERYWHERE } from "../../../../constructs/clouds/tencent/security-group";
import { onlyResource, resourceTypes, StackJson } from "../../../support/synth";
import { SETTINGS, synthTencent } from "../../../support/tencent";

function synthGroup(): StackJson {
  return synthTencent((stack) => {
    new AdmissionGroup(stack, "Admission", {
      settings: SETTINGS,
      role: "api",
      from: [{ cidr: "203.0.113.0/24", tcpPorts: "443" }, { cidr: "10.0.0.0/16" }],
      to: TO_EVERYWHERE,
    });
  });
}

test("consists of a group and the one set of rules that owns it", () => {
  expect(resourceTypes(synthGroup()).filter((type) => !type.startsWith("data."))).toEqual([
    "tencentcloud_security_group",
    "tencentcloud_security_group_rule_set",
  ]);
  expect(onlyResource(synthGroup(), "tencentcloud_security_group")).toEqual({ name: "tencent-dev-api" });
});

test("admits what it was told, in that order, and nothing else", () => {
  expect(onlyResource(synthGroup(), "tencentcloud_security_group_rule_set")).toMatchObject({
    ingress: [
      { action: "ACCEPT", cidr_block: "203.0.113.0/24", protocol: "TCP", port: "443" },
      { action: "ACCEPT", cidr_block: "10.0.0.0/16", protocol: "ALL", port: "ALL" },
    ],
    egress: [{ action: "ACCEPT", cidr_block: "0.0.0.0/0", protocol: "ALL", port: "ALL" }],
  });
});
