import { fakeIngressClass } from "../support/fake-ingress-class";
import { fakeLoadBalancer } from "../support/fake-load-balancer";
import { fileSystemProps, ingressOf, nodePoolProps, poolOf, wayInOf } from "../../stacks/environment-props";

const POOL = { min: 0, max: 2, gpuSharing: "none" as const };

test("the system pool comes first and the others by name", () => {
  const props = nodePoolProps({ gpu: POOL, batch: POOL, system: { ...POOL, min: 1 } });
  expect(props.map(({ name }) => name)).toEqual(["system", "batch", "gpu"]);
});

test("a pool's bounds get their unit in the name", () => {
  expect(nodePoolProps({ system: { ...POOL, instanceType: "S5.LARGE8" } })).toEqual([
    { name: "system", minNodes: 0, maxNodes: 2, gpuSharing: "none", instanceType: "S5.LARGE8" },
  ]);
});

test("a file system without a volume is made", () => {
  expect(fileSystemProps({ sizeGiB: 10 })).toEqual({ sizeGiB: 10, existing: undefined });
});

test("a volume that exists is used", () => {
  expect(fileSystemProps({ sizeGiB: 10, volume: { hostPath: { path: "/srv" } } })).toEqual({
    sizeGiB: 10,
    existing: { kind: "hostPath", path: "/srv" },
  });
  expect(fileSystemProps({ sizeGiB: 10, volume: { nfs: { server: "nfs", path: "/x" } } })).toEqual({
    sizeGiB: 10,
    existing: { kind: "nfs", server: "nfs", path: "/x", mountOptions: [] },
  });
});

test("fails when a pool does not exist, and names those that do", () => {
  const cluster = {
    clusterId: "",
    clusterName: "c",
    nodePools: new Map(),
    nodesReady: { dependencyRoots: [] },
    accessFrom: () => ({ kind: "kubeconfigFile" as const, path: "x" }),
  };
  expect(() => poolOf(cluster, "gpu")).toThrow("node pool 'gpu' does not exist; known: ");
});

test("an existing class or Gateway is used even where there is a load balancer", () => {
  const loadBalancer = fakeLoadBalancer();
  const gateway = { name: "shared", namespace: "infra", listener: "https" };
  expect(ingressOf(loadBalancer, { className: "nginx" })).toEqual({ className: "nginx" });
  expect(ingressOf(loadBalancer, { gateway })).toEqual({ gateway });
  expect(ingressOf(loadBalancer, {})).toEqual({ loadBalancer });
});

test("fails when a controller is to be installed behind nothing", () => {
  expect(() => ingressOf(undefined, {})).toThrow(
    "an ingress controller needs a load balancer when no class or Gateway is named",
  );
});

test("an ingress has a certificate of its own, and a Gateway has one already", () => {
  const ingressClass = fakeIngressClass();
  const gateway = { gatewayName: "shared", gatewayNamespace: "infra", listener: "https" };
  expect(wayInOf({ ingressClass }, "sd-tls")).toEqual({ ingressClass, tlsSecretName: "sd-tls" });
  expect(wayInOf({ gateway }, undefined)).toEqual({ gateway });
});

test("fails when an ingress has no certificate", () => {
  expect(() => wayInOf({ ingressClass: fakeIngressClass() }, undefined)).toThrow(
    "an ingress needs the secret with its certificate",
  );
});
