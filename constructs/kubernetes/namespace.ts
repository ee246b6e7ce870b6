import { NamespaceV1 } from "@cdktf/provider-kubernetes/lib/namespace-v1";
import { Construct, IDependable } from "constructs";
import { DefaultDenyPolicy } from "./network-policies";

/** Levels of the Pod Security Standards. */
export type PodSecurityLevel = "restricted" | "baseline" | "privileged";

/** Properties of Namespace. */
export interface NamespaceProps {
  /** Name of the namespace, a DNS label. */
  readonly name: string;

  /**
   * What pods of the namespace may at most do; the API server refuses the others.
   *
   * @default "restricted" - the strictest level.
   */
  readonly podSecurity?: PodSecurityLevel;

  /**
   * Whether pods may neither be reached nor reach anything unless another policy allows it.
   *
   * @default true - isolated.
   */
  readonly isolated?: boolean;
}

/** A namespace with a Pod Security level and, unless told otherwise, without any traffic. */
export class Namespace extends Construct {
  /** Name of the namespace, as given. */
  public readonly namespaceName: string;

  /** Depend on this to put objects into the namespace. */
  public readonly ready: IDependable;

  public constructor(scope: Construct, id: string, props: NamespaceProps) {
    super(scope, id);
    const { name, podSecurity = "restricted", isolated = true } = props;
    const namespace = new NamespaceV1(this, "Resource", {
      metadata: { name, labels: podSecurityLabels(podSecurity) },
    });
    if (isolated) {
      const policy = new DefaultDenyPolicy(this, "DefaultDeny", { namespace: name });
      policy.node.addDependency(namespace);
    }
    this.namespaceName = name;
    this.ready = this;
  }
}

// Audit and warn follow enforce, so that a looser namespace says where it still is looser than it needs to be.
function podSecurityLabels(level: PodSecurityLevel): Record<string, string> {
  const prefix = "pod-security.kubernetes.io";
  return {
    [`${prefix}/enforce`]: level,
    [`${prefix}/enforce-version`]: "latest",
    [`${prefix}/audit`]: "restricted",
    [`${prefix}/audit-version`]: "latest",
    [`${prefix}/warn`]: "restricted",
    [`${prefix}/warn-version`]: "latest",
  };
}
