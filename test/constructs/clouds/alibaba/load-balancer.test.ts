import { TerraformStack } from "cdktf";
import { ClbLoadBalancer, ClbLoadBalancerProps } from "../../../../constructs/clouds/alibaba/load-balancer";
import { INetwork } from "../../../../constructs/contracts";
import { madeTypes, resolved, SETTINGS, synthAlibaba } from "../../../support/alibaba";
import { onlyResource, resourcesOf, resourceTypes, StackJson } from "../../../support/synth";

function balancer(
  stack: TerraformStack,
  network: INetwork,
  changes: Partial<ClbLoadBalancerProps>,
): ClbLoadBalancer {
  return new ClbLoadBalancer(stack, "Entry", { settings: SETTINGS, network, ...changes });
}

function synthBalancer(changes: Partial<ClbLoadBalancerProps> = {}): StackJson {
  return synthAlibaba((stack, network) => void balancer(stack, network, changes));
}

const admitted = (json: StackJson): unknown[] =>
  Object.values(resourcesOf(json, "alicloud_slb_acl_entry_attachment")).map(({ entry }) => entry);

test("consists of a CLB and the list of who may connect", () => {
  expect(madeTypes(resourceTypes(synthBalancer()))).toEqual([
    "alicloud_slb_acl",
    "alicloud_slb_acl_entry_attachment",
    "alicloud_slb_acl_entry_attachment",
    "alicloud_slb_load_balancer",
  ]);
});

test("is reached from within the network only, unless told otherwise", () => {
  const json = synthBalancer();
  expect(resourcesOf(json, "alicloud_slb_load_balancer")).toEqual({
    "entry-clb": {
      load_balancer_name: "alibaba-dev-entry",
      address_type: "intranet",
      vswitch_id: "vsw-n",
      payment_type: "PayAsYouGo",
      instance_charge_type: "PayByCLCU",
      internet_charge_type: "PayByTraffic",
      delete_protection: "on",
    },
  });
  expect(admitted(json)).toEqual(["vsw-n", "vsw-p"].map((name) => expect.stringContaining(`Switch-${name}`)));
});

test("is public for the ranges given and nobody else", () => {
  const json = synthBalancer({ publicAccessCidrs: ["203.0.113.0/24", "198.51.100.7/32"] });
  const made = onlyResource(json, "alicloud_slb_load_balancer");
  expect(made).toMatchObject({ address_type: "internet" });
  expect(made).not.toHaveProperty("vswitch_id");
  expect(admitted(json).sort()).toEqual(["198.51.100.7/32", "203.0.113.0/24"]);
});

test("keeps the addresses of its ranges when another one comes first", () => {
  const ids = (...publicAccessCidrs: string[]): string[] =>
    Object.keys(resourcesOf(synthBalancer({ publicAccessCidrs }), "alicloud_slb_acl_entry_attachment"));
  expect(ids("198.51.100.0/24", "203.0.113.0/24")).toEqual(expect.arrayContaining(ids("203.0.113.0/24")));
});

test("may be destroyed when nothing is retained", () => {
  const json = synthBalancer({ settings: { ...SETTINGS, retain: false } });
  expect(onlyResource(json, "alicloud_slb_load_balancer")).toMatchObject({ delete_protection: "off" });
});

test("is bound to by a Service that uses it instead of making one, keeps the list, and goes straight to the pods", () => {
  const bound = (stack: TerraformStack, network: INetwork): unknown => {
    const { serviceType, serviceAnnotations, address } = balancer(stack, network, {});
    return { serviceType, serviceAnnotations, address };
  };
  const prefix = "service.beta.kubernetes.io/alibaba-cloud-loadbalancer-";
  expect(resolved(bound)).toEqual({
    serviceType: "LoadBalancer",
    serviceAnnotations: {
      [`${prefix}id`]: "${alicloud_slb_load_balancer.entry-clb.id}",
      [`${prefix}force-override-listeners`]: "true",
      [`${prefix}acl-status`]: "on",
      [`${prefix}acl-type`]: "white",
      [`${prefix}acl-id`]: expect.stringMatching(/^\$\{alicloud_slb_acl\.\w+\.id\}$/),
      "service.beta.kubernetes.io/backend-type": "eni",
    },
    address: "${alicloud_slb_load_balancer.entry-clb.address}",
  });
});
