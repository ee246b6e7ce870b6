import { ICloud } from "../../contracts";
import { KubeconfigCluster } from "./cluster";
import { namedVolume } from "./file-system";
import { namedRegistry } from "./image-registry";
import { ServicePort } from "./load-balancer";
import { ClusterNetwork } from "./network";
import { LocalSettings } from "./settings";
import { LOCAL_STATEFUL_TYPES } from "./stateful-types";

/** Any Kubernetes cluster as the place of one environment: everything is found, nothing is made. */
export function localCloud(settings: LocalSettings): ICloud {
  return {
    kind: "local",
    statefulTypes: LOCAL_STATEFUL_TYPES,
    taggedTypes: [],
    configureProviders() {
      // There is no cloud to talk to; the cluster's own providers are the business of who connects to it.
    },
    network: (scope, id) => new ClusterNetwork(scope, id),
    cluster: (scope, id, props) => new KubeconfigCluster(scope, id, { ...props, settings }),
    fileSystem: namedVolume,
    imageRegistry: namedRegistry,
    loadBalancer: (scope, id, props) => new ServicePort(scope, id, props),
  };
}
