import { DependencyGroup } from "constructs";
import { ILoadBalancer } from "../../constructs/contracts";

/** A load balancer that exists. */
export function fakeLoadBalancer(overrides: Partial<ILoadBalancer> = {}): ILoadBalancer {
  return {
    serviceType: "LoadBalancer",
    serviceAnnotations: { "example.com/balancer": "lb-1" },
    bindable: new DependencyGroup(),
    ...overrides,
  };
}
