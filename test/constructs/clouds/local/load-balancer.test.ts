import { App, TerraformStack } from "cdktf";
import { ServicePort } from "../../../../constructs/clouds/local/load-balancer";
import { ClusterNetwork } from "../../../../constructs/clouds/local/network";

function port(publicAccessCidrs?: readonly string[]): ServicePort {
  const stack = new TerraformStack(new App(), "test");
  return new ServicePort(stack, "Entry", {
    network: new ClusterNetwork(stack, "Network"),
    publicAccessCidrs,
  });
}

test("is a port of the nodes, which every cluster has", () => {
  const { serviceType, serviceAnnotations, sourceRanges } = port();
  expect({ serviceType, serviceAnnotations, sourceRanges }).toEqual({
    serviceType: "NodePort",
    serviceAnnotations: {},
  });
});

test("is the type of Service that filters when it is to admit some from outside", () => {
  const { serviceType, sourceRanges } = port(["203.0.113.0/24"]);
  expect({ serviceType, sourceRanges }).toEqual({
    serviceType: "LoadBalancer",
    sourceRanges: ["203.0.113.0/24"],
  });
});
