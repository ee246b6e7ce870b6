import { ReachableFrom } from "../../../constructs/kubernetes/network-policies";
import { synthClusterStack } from "../../support/cluster-stack";
import { onlyResource } from "../../support/synth";

function policy(fromNamespaces: readonly string[] | "any"): unknown {
  const json = synthClusterStack((stack) => {
    new ReachableFrom(stack, "Policy", {
      name: "web",
      namespace: "images",
      podLabels: { app: "web" },
      port: 8080,
      fromNamespaces,
    });
  });
  return onlyResource(json, "kubernetes_network_policy_v1")["spec"];
}

const byName = (name: string) => ({
  namespace_selector: { match_labels: { "kubernetes.io/metadata.name": name } },
});

describe("pods that may be reached", () => {
  test("are reached on one port, from the named namespaces, and reach nothing", () => {
    expect(policy(["ingress", "keda"])).toEqual({
      pod_selector: { match_labels: { app: "web" } },
      policy_types: ["Ingress", "Egress"],
      ingress: [{ from: [byName("ingress"), byName("keda")], ports: [{ port: "8080", protocol: "TCP" }] }],
    });
  });

  test("are reached from every namespace when it is not known which", () => {
    expect(policy("any")).toMatchObject({ ingress: [{ from: [{ namespace_selector: {} }] }] });
  });
});
