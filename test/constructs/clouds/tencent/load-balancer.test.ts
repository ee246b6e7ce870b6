import { TerraformStack } from "cdktf";
import { ClbLoadBalancer, ClbLoadBalancerProps } from "../../../../constructs/clouds/tencent/load-balancer";
import { INetwork } from "../../../../constructs/contracts";
import { onlyResource, resourcesOf, resourceTypes, StackJson } from "../../../support/synth";
import { resolved, SETTINGS, synthTencent } from "../../../support/tencent";

function balancer(
  stack: TerraformStack,
  network: INetwork,
  changes: Partial<ClbLoadBalancerProps>,
): ClbLoadBalancer {
  return new ClbLoadBalancer(stack, "Entry", { settings: SETTINGS, network, ...changes });
}

function synthBalancer(changes: Partial<ClbLoadBalancerProps> = {}): StackJson {
  return synthTencent((stack, network) => void balancer(stack, network, changes));
}

test("consists of a CLB and the group that guards it", () => {
  expect(resourceTypes(synthBalancer()).filter((type) => !type.startsWith("data."))).toEqual([
    "tencentcloud_clb_instance",
    "tencentcloud_security_group",
    "tencentcloud_security_group_rule_set",
  ]);
});

test("is reached from within the network only, unless told otherwise", () => {
  const json = synthBalancer();
  expect(resourcesOf(json, "tencentcloud_clb_instance")).toEqual({
    "entry-clb": {
      clb_name: "tencent-dev-entry",
      network_type: "INTERNAL",
      vpc_id: "vpc-1",
      subnet_id: "subnet-n",
      security_groups: [expect.stringMatching(/^\$\{tencentcloud_security_group\.Entry_Admission_/)],
      load_balancer_pass_to_target: true,
      delete_protect: true,
    },
  });
  const rules = onlyResource(json, "tencentcloud_security_group_rule_set");
  expect(rules["ingress"]).toEqual(
    ["subnet-n", "subnet-p"].map((name) =>
      expect.objectContaining({ cidr_block: expect.stringContaining(name), protocol: "TCP", port: "80,443" }),
    ),
  );
});

test("is public for the ranges given, on the ports of the web", () => {
  const json = synthBalancer({ publicAccessCidrs: ["203.0.113.0/24"] });
  expect(onlyResource(json, "tencentcloud_clb_instance")).toMatchObject({
    network_type: "OPEN",
    internet_charge_type: "TRAFFIC_POSTPAID_BY_HOUR",
    internet_bandwidth_max_out: 100,
  });
  expect(onlyResource(json, "tencentcloud_clb_instance")).not.toHaveProperty("subnet_id");
  expect(onlyResource(json, "tencentcloud_security_group_rule_set")["ingress"]).toEqual([
    { action: "ACCEPT", cidr_block: "203.0.113.0/24", protocol: "TCP", port: "80,443" },
  ]);
});

test("sends traffic into the network only", () => {
  for (const rule of Object.values(resourcesOf(synthBalancer(), "tencentcloud_security_group_rule_set"))) {
    expect(JSON.stringify(rule["egress"])).not.toContain("0.0.0.0/0");
  }
});

test("may be destroyed when nothing is retained", () => {
  const json = synthBalancer({ settings: { ...SETTINGS, retain: false } });
  expect(onlyResource(json, "tencentcloud_clb_instance")).toMatchObject({ delete_protect: false });
});

test("is bound to by a Service that uses it instead of making one, straight to the pods", () => {
  const bound = (stack: TerraformStack, network: INetwork): unknown => {
    const { serviceType, serviceAnnotations, address } = balancer(stack, network, {});
    return { serviceType, serviceAnnotations, address };
  };
  expect(resolved(bound)).toEqual({
    serviceType: "LoadBalancer",
    serviceAnnotations: {
      "service.kubernetes.io/tke-existed-lbid": "${tencentcloud_clb_instance.entry-clb.id}",
      "service.cloud.tencent.com/direct-access": "true",
    },
    address:
      "${try(element(tencentcloud_clb_instance.entry-clb.clb_vips, 0), tencentcloud_clb_instance.entry-clb.domain)}",
  });
});
