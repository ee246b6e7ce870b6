import { ExistingGateway } from "../../../constructs/kubernetes/gateway";
import { synthClusterStack } from "../../support/cluster-stack";
import { resourceTypes } from "../../support/synth";

test("a Gateway that exists is named, and nothing is made for it", () => {
  const found: ExistingGateway[] = [];
  const json = synthClusterStack((stack) => {
    found.push(
      new ExistingGateway(stack, "Known", {
        ...{ name: "shared", namespace: "infra", listener: "https" },
        dataPlaneNamespace: "envoy",
      }),
      new ExistingGateway(stack, "Unknown", { name: "shared", namespace: "infra", listener: "https" }),
    );
  });
  expect(resourceTypes(json)).toEqual([]);
  expect(found.map(({ gatewayName, gatewayNamespace }) => [gatewayName, gatewayNamespace])).toEqual([
    ["shared", "infra"],
    ["shared", "infra"],
  ]);
  expect(found.map(({ dataPlaneNamespace }) => dataPlaneNamespace)).toEqual(["envoy", undefined]);
});
