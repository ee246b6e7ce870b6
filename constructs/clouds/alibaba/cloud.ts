import { Construct } from "constructs";
import { AlicloudProvider } from "../../../.gen/providers/alicloud/provider";
import { ALIBABA_NETWORK } from "../../../catalog/alibaba/network";
import { ICloud } from "../../contracts";
import { ExistingFileSystem } from "../existing-file-system";
import { ExistingImageRegistry } from "../existing-image-registry";
import { AckCluster } from "./cluster";
import { existingNetwork } from "./existing-network";
import { NasStore } from "./file-system";
import { AcrRegistry } from "./image-registry";
import { ClbLoadBalancer } from "./load-balancer";
import { VpcNetwork } from "./network";
import { AlibabaSettings } from "./settings";
import { ALIBABA_STATEFUL_TYPES } from "./stateful-types";
import { ALIBABA_TAGGED_TYPES } from "./tagged-types";

/** Alibaba Cloud as the place of one environment. Credentials come from the environment of whoever applies. */
export function alibabaCloud(settings: AlibabaSettings): ICloud {
  return {
    kind: "alibaba",
    statefulTypes: ALIBABA_STATEFUL_TYPES,
    taggedTypes: ALIBABA_TAGGED_TYPES,
    configureProviders(scope: Construct) {
      new AlicloudProvider(scope, "AlibabaCloud", { region: settings.region });
    },
    network(scope, id) {
      const { network = { cidr: ALIBABA_NETWORK.defaultCidr } } = settings;
      return "cidr" in network
        ? new VpcNetwork(scope, id, { settings, cidr: network.cidr })
        : existingNetwork(scope, id, network);
    },
    cluster: (scope, id, props) => new AckCluster(scope, id, { ...props, settings }),
    fileSystem: (scope, id, { existing, ...props }) =>
      existing === undefined
        ? new NasStore(scope, id, { ...props, settings })
        : new ExistingFileSystem(scope, id, { ...props, existing }),
    imageRegistry: (scope, id, { existingHost, ...props }) =>
      existingHost === undefined
        ? new AcrRegistry(scope, id, { ...props, settings })
        : new ExistingImageRegistry(scope, id, { ...props, host: existingHost }),
    loadBalancer: (scope, id, props) => new ClbLoadBalancer(scope, id, { ...props, settings }),
  };
}
