import {
  NetworkPolicyV1,
  NetworkPolicyV1SpecIngressFrom,
} from "@cdktf/provider-kubernetes/lib/network-policy-v1";
import { Construct } from "constructs";

/** Properties of DefaultDenyPolicy. */
export interface DefaultDenyPolicyProps {
  /** Namespace whose pods are cut off. */
  readonly namespace: string;
}

/** Cuts every pod of a namespace off from all traffic, until other policies allow some. */
export class DefaultDenyPolicy extends Construct {
  public constructor(scope: Construct, id: string, props: DefaultDenyPolicyProps) {
    super(scope, id);
    new NetworkPolicyV1(this, "Resource", {
      metadata: { name: "default-deny", namespace: props.namespace },
      spec: { podSelector: {}, policyTypes: ["Ingress", "Egress"] },
    });
  }
}

/** Properties of ReachableFrom. */
export interface ReachableFromProps {
  /** Name of the policy. */
  readonly name: string;

  /** Namespace of the pods to be reached. */
  readonly namespace: string;

  /** Labels of the pods to be reached. */
  readonly podLabels: Readonly<Record<string, string>>;

  /** Port of the pods to be reached. */
  readonly port: number;

  /** Namespaces whose pods may connect, or `any` for every pod of the cluster. */
  readonly fromNamespaces: readonly string[] | "any";
}

/** Lets pods of some namespaces connect to one port of some pods, and those pods connect to nothing. */
export class ReachableFrom extends Construct {
  public constructor(scope: Construct, id: string, props: ReachableFromProps) {
    super(scope, id);
    const { name, namespace, podLabels, port, fromNamespaces } = props;
    new NetworkPolicyV1(this, "Resource", {
      metadata: { name, namespace },
      spec: {
        podSelector: { matchLabels: { ...podLabels } },
        // Egress is listed without a rule: should the namespace lose its default policy, these pods still reach nothing.
        policyTypes: ["Ingress", "Egress"],
        ingress: [{ from: sources(fromNamespaces), ports: [{ port: String(port), protocol: "TCP" }] }],
      },
    });
  }
}

function sources(namespaces: readonly string[] | "any"): NetworkPolicyV1SpecIngressFrom[] {
  if (namespaces === "any") return [{ namespaceSelector: {} }];
  return namespaces.map((name) => ({
    namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": name } },
  }));
}
