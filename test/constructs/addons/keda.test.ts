import { Keda, kedaValues } from "../../../constructs/addons/keda";
import { synthClusterStack } from "../../support/cluster-stack";
import { onlyResource, resourceTypes } from "../../support/synth";

describe("the autoscaler", () => {
  const json = synthClusterStack((stack) => void new Keda(stack, "Keda"));

  test("is a pinned release in a restricted namespace of its own", () => {
    expect(resourceTypes(json)).toEqual(["helm_release", "kubernetes_namespace_v1"]);
    expect(onlyResource(json, "helm_release")).toMatchObject({
      ...{ repository: "https://kedacore.github.io/charts", chart: "keda", version: "2.21.0" },
      ...{ name: "keda", namespace: "keda", atomic: true, wait: true },
    });
    expect(onlyResource(json, "kubernetes_namespace_v1")).toMatchObject({
      metadata: { name: "keda", labels: { "pod-security.kubernetes.io/enforce": "restricted" } },
    });
  });

  test("has a second replica of each part, one of which may be away", () => {
    expect(kedaValues({})).toMatchObject({
      operator: { replicaCount: 2 },
      metricsServer: { replicaCount: 2 },
      webhooks: { replicaCount: 2 },
      podDisruptionBudget: { operator: { maxUnavailable: 1 }, webhooks: { maxUnavailable: 1 } },
    });
  });

  test("cannot read secrets of other namespaces", () => {
    expect(kedaValues({})).toMatchObject({ permissions: { operator: { restrict: { secret: true } } } });
  });

  test("runs where it is placed", () => {
    const placement = { nodeSelector: { pool: "system" }, tolerations: [] };
    expect(kedaValues({ placement })).toMatchObject({ nodeSelector: { pool: "system" }, tolerations: [] });
    expect(kedaValues({})).not.toHaveProperty("nodeSelector");
  });

  test("comes from a registry with copies when one is named", () => {
    expect(kedaValues({ imageHost: "images.example.com" })).toMatchObject({
      global: { image: { registry: "images.example.com" } },
    });
    expect(kedaValues({})).not.toHaveProperty("global");
  });
});
