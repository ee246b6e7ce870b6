import { TerraformStack } from "cdktf";
import { ExistingIngressClass } from "../../../constructs/kubernetes/existing-ingress-class";
import { IIngressClass, IngressPolicy } from "../../../constructs/kubernetes/ingress-class";
import { WebRoute } from "../../../constructs/kubernetes/web-route";
import { at, synthClusterStack } from "../../support/cluster-stack";
import { fakeIngressClass } from "../../support/fake-ingress-class";
import { onlyResource, resourcesOf, resourceTypes, StackJson } from "../../support/synth";

const POLICY: IngressPolicy = {
  timeoutSeconds: 630,
  requestsPerMinute: 60,
  limitedPaths: ["/make"],
  allowedCidrs: ["203.0.113.0/24"],
  affinityCookie: "pod",
  deniedPaths: [{ path: "/internal" }, { path: "/options", method: "POST" }],
};

function route(ingressClass: (stack: TerraformStack) => IIngressClass = fakeIngressClass): StackJson {
  return synthClusterStack((stack) => {
    new WebRoute(stack, "Route", {
      name: "web",
      namespace: "images",
      serviceName: "web",
      servicePort: 8080,
      host: "sd.example.com",
      tlsSecretName: "sd-tls",
      ingressClass: ingressClass(stack),
      policy: POLICY,
    });
  });
}

const ingress = (json: StackJson) => onlyResource(json, "kubernetes_ingress_v1");

describe("a route from outside", () => {
  test("is an ingress and a service that leads nowhere", () => {
    const json = route();
    expect(resourceTypes(json)).toEqual(["kubernetes_ingress_v1", "kubernetes_service_v1"]);
    expect(onlyResource(json, "kubernetes_service_v1")["spec"]).not.toHaveProperty("selector");
  });

  test("serves one host with its certificate, by the given class", () => {
    expect(ingress(route())).toMatchObject({
      metadata: { annotations: { "example.com/ingress": "yes" } },
      spec: {
        ingress_class_name: "fake",
        tls: [{ hosts: ["sd.example.com"], secret_name: "sd-tls" }],
        rule: [{ host: "sd.example.com" }],
      },
    });
  });

  test("leads paths that are wholly denied nowhere, before everything else", () => {
    const paths = at(ingress(route()), "spec.rule.0.http.path") as unknown[];
    expect(paths.map((path) => [at(path, "path"), at(path, "backend.service.name")])).toEqual([
      ["/internal", "web-denied"],
      ["/", "web"],
    ]);
  });

  test("denies the same paths behind a class that somebody else runs, without annotations", () => {
    const json = route((stack) => new ExistingIngressClass(stack, "Class", { className: "theirs" }));
    expect(ingress(json)).toMatchObject({ spec: { ingress_class_name: "theirs" } });
    expect(at(ingress(json), "metadata.annotations")).toEqual({});
    expect(at(ingress(json), "spec.rule.0.http.path.0.backend.service.name")).toBe("web-denied");
  });

  test("counts requests in an ingress of their own, where the controller counts by ingress", () => {
    const controller = "ingress-nginx" as const;
    const json = route(
      (stack) => new ExistingIngressClass(stack, "Class", { className: "theirs", controller }),
    );
    const ingresses = Object.values(resourcesOf(json, "kubernetes_ingress_v1"));
    expect(ingresses.map((one) => at(one, "metadata.name"))).toEqual(["web", "web-counted"]);
    const [whole, counted] = ingresses;
    expect(at(counted, "spec.rule.0.http.path")).toEqual([
      {
        ...{ path: "/make", path_type: "ImplementationSpecific" },
        backend: { service: { name: "web", port: { number: 8080 } } },
      },
    ]);
    expect(at(counted, "spec.tls")).toEqual(at(whole, "spec.tls"));
    expect(at(counted, "spec.rule.0.host")).toBe("sd.example.com");
    const limit = "nginx.ingress.kubernetes.io/limit-rpm";
    expect(at(counted, "metadata.annotations")).toHaveProperty([limit], "60");
    expect(at(whole, "metadata.annotations")).not.toHaveProperty([limit]);
  });

  test("does not wait for an address that the load balancer may never report", () => {
    expect(ingress(route())).toMatchObject({ wait_for_load_balancer: false });
    expect(Object.keys(resourcesOf(route(), "kubernetes_ingress_v1"))).toHaveLength(1);
  });
});
