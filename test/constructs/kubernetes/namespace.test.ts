import { Namespace, NamespaceProps } from "../../../constructs/kubernetes/namespace";
import { synthClusterStack } from "../../support/cluster-stack";
import { onlyResource, resourceTypes, StackJson } from "../../support/synth";

function namespace(props: Partial<NamespaceProps> = {}): StackJson {
  return synthClusterStack((stack) => void new Namespace(stack, "Namespace", { name: "images", ...props }));
}

function labels(json: StackJson): unknown {
  return onlyResource(json, "kubernetes_namespace_v1")["metadata"];
}

describe("a namespace", () => {
  test("enforces, audits and warns by the restricted level", () => {
    expect(labels(namespace())).toEqual({
      name: "images",
      labels: {
        "pod-security.kubernetes.io/enforce": "restricted",
        "pod-security.kubernetes.io/enforce-version": "latest",
        "pod-security.kubernetes.io/audit": "restricted",
        "pod-security.kubernetes.io/audit-version": "latest",
        "pod-security.kubernetes.io/warn": "restricted",
        "pod-security.kubernetes.io/warn-version": "latest",
      },
    });
  });

  test("still audits and warns by the restricted level when it enforces less", () => {
    expect(labels(namespace({ podSecurity: "baseline" }))).toMatchObject({
      labels: {
        "pod-security.kubernetes.io/enforce": "baseline",
        "pod-security.kubernetes.io/audit": "restricted",
        "pod-security.kubernetes.io/warn": "restricted",
      },
    });
  });

  test("denies every pod all traffic in both directions", () => {
    expect(onlyResource(namespace(), "kubernetes_network_policy_v1")).toMatchObject({
      metadata: { name: "default-deny", namespace: "images" },
      spec: { pod_selector: {}, policy_types: ["Ingress", "Egress"] },
    });
    expect(onlyResource(namespace(), "kubernetes_network_policy_v1")["spec"]).not.toHaveProperty("ingress");
  });

  test("leaves traffic alone when it is not isolated", () => {
    expect(resourceTypes(namespace({ isolated: false }))).toEqual(["kubernetes_namespace_v1"]);
  });
});
