import { TerraformVariable } from "cdktf";
import {
  INGRESS_CONTROLLER_CHART,
  IngressController,
  ingressControllerValues,
} from "../../../constructs/addons/ingress-controller";
import { at, synthClusterStack } from "../../support/cluster-stack";
import { fakeLoadBalancer } from "../../support/fake-load-balancer";
import { onlyResource, resourceTypes } from "../../support/synth";

describe("the ingress controller", () => {
  const json = synthClusterStack((stack) => {
    new IngressController(stack, "Ingress", { loadBalancer: fakeLoadBalancer() });
  });
  const release = onlyResource(json, "helm_release");

  test("is a release in a restricted namespace of its own", () => {
    expect(resourceTypes(json)).toEqual(["helm_release", "kubernetes_namespace_v1"]);
    expect(onlyResource(json, "kubernetes_namespace_v1")).toMatchObject({
      metadata: { name: "ingress", labels: { "pod-security.kubernetes.io/enforce": "restricted" } },
    });
  });

  test("pins its chart, waits for it, and takes a failed one back", () => {
    expect(release).toMatchObject({
      ...{ repository: INGRESS_CONTROLLER_CHART.repository, chart: "kubernetes-ingress", version: "1.52.1" },
      ...{ name: "ingress", namespace: "ingress", create_namespace: false },
      ...{ wait: true, wait_for_jobs: true, atomic: true, cleanup_on_fail: true, timeout: 900 },
    });
  });

  test("serves a class of its own that is nobody's default", () => {
    const values = ingressControllerValues({ loadBalancer: fakeLoadBalancer() });
    expect(values).toMatchObject({
      controller: { ingressClass: "sdstack", ingressClassResource: { name: "sdstack", default: false } },
    });
  });

  test("lets the Service filter by address where nothing in front of it does", () => {
    const filtering = { ...fakeLoadBalancer(), sourceRanges: ["203.0.113.0/24"] };
    expect(ingressControllerValues({ loadBalancer: filtering })).toMatchObject({
      controller: { service: { loadBalancerSourceRanges: ["203.0.113.0/24"] } },
    });
    const service = at(ingressControllerValues({ loadBalancer: fakeLoadBalancer() }), "controller.service");
    expect(service).not.toHaveProperty("loadBalancerSourceRanges");
  });

  test("survives the loss of a node", () => {
    const values = ingressControllerValues({ loadBalancer: fakeLoadBalancer() });
    expect(values).toMatchObject({
      controller: { replicaCount: 2, PodDisruptionBudget: { enable: true, maxUnavailable: 1 } },
    });
    expect(at(values, "controller.topologySpreadConstraints.0")).toMatchObject({
      topologyKey: "kubernetes.io/hostname",
      labelSelector: {
        matchLabels: {
          "app.kubernetes.io/name": "kubernetes-ingress",
          "app.kubernetes.io/instance": "ingress",
        },
      },
    });
  });

  test("is bound to the load balancer and keeps the client's address", () => {
    expect(
      at(ingressControllerValues({ loadBalancer: fakeLoadBalancer() }), "controller.service"),
    ).toMatchObject({
      type: "LoadBalancer",
      annotations: { "example.com/balancer": "lb-1" },
      externalTrafficPolicy: "Local",
    });
  });

  test("answers on every node when there is no load balancer", () => {
    const values = ingressControllerValues({ loadBalancer: fakeLoadBalancer({ serviceType: "NodePort" }) });
    expect(at(values, "controller.service")).toMatchObject({
      type: "NodePort",
      externalTrafficPolicy: "Cluster",
    });
  });

  test("runs where it is placed, its preparing job too", () => {
    const placement = {
      nodeSelector: { pool: "system" },
      tolerations: [{ key: "a", effect: "NoSchedule" as const }],
    };
    const values = ingressControllerValues({ loadBalancer: fakeLoadBalancer(), placement });
    const expected = {
      nodeSelector: { pool: "system" },
      tolerations: [{ key: "a", operator: "Exists", effect: "NoSchedule" }],
    };
    expect(values).toMatchObject({ controller: expected, crdjob: expected });
  });

  test("takes an identifier that is not known yet", () => {
    const unknown = synthClusterStack((stack) => {
      const id = new TerraformVariable(stack, "id", { type: "string" });
      const loadBalancer = fakeLoadBalancer({
        serviceAnnotations: { "example.com/balancer": id.stringValue },
      });
      new IngressController(stack, "Ingress", { loadBalancer });
    });
    expect(at(onlyResource(unknown, "helm_release"), "values.0")).toContain(
      '"example.com/balancer" = var.id',
    );
  });

  test("comes from a registry with copies when one is named", () => {
    const loadBalancer = fakeLoadBalancer();
    const values = ingressControllerValues({ loadBalancer, imageHost: "images.example.com" });
    expect(at(values, "controller.image.repository")).toBe(
      "images.example.com/haproxytech/kubernetes-ingress",
    );
    expect(at(ingressControllerValues({ loadBalancer }), "controller.image")).toBeUndefined();
  });
});
