import { HelmProvider } from "@cdktf/provider-helm/lib/provider";
import { KubernetesProvider } from "@cdktf/provider-kubernetes/lib/provider";
import { Construct } from "constructs";
import { ClusterAccess } from "../contracts";

/** Properties of ClusterConnection. */
export interface ClusterConnectionProps {
  /** How the stack reaches the cluster. */
  readonly access: ClusterAccess;
}

/** Lets a stack put objects and charts into a cluster; one per stack. */
export class ClusterConnection extends Construct {
  public constructor(scope: Construct, id: string, props: ClusterConnectionProps) {
    super(scope, id);
    const settings = providerSettings(props.access);
    new KubernetesProvider(this, "Kubernetes", settings);
    new HelmProvider(this, "Helm", { kubernetes: settings });
  }
}

// One function for both providers: a chart must never land in another cluster than the objects around it.
function providerSettings(access: ClusterAccess) {
  switch (access.kind) {
    case "kubeconfigFile":
      return { configPath: access.path, configContext: access.context };
    case "clientCertificate":
      return {
        host: access.host,
        clusterCaCertificate: access.clusterCaCertificate,
        clientCertificate: access.clientCertificate,
        clientKey: access.clientKey,
      };
  }
}
