import { Construct } from "constructs";
import { TencentcloudProvider } from "../../../.gen/providers/tencentcloud/provider";
import { TENCENT_NETWORK } from "../../../catalog/tencent/network";
import { ICloud } from "../../contracts";
import { ExistingFileSystem } from "../existing-file-system";
import { ExistingImageRegistry } from "../existing-image-registry";
import { TkeCluster } from "./cluster";
import { existingNetwork } from "./existing-network";
import { CfsStore } from "./file-system";
import { TcrRegistry } from "./image-registry";
import { ClbLoadBalancer } from "./load-balancer";
import { VpcNetwork } from "./network";
import { TencentSettings } from "./settings";
import { TENCENT_STATEFUL_TYPES } from "./stateful-types";
import { TENCENT_TAGGED_TYPES } from "./tagged-types";

/** Tencent Cloud as the place of one environment. Credentials come from the environment of whoever applies. */
export function tencentCloud(settings: TencentSettings): ICloud {
  return {
    kind: "tencent",
    statefulTypes: TENCENT_STATEFUL_TYPES,
    taggedTypes: TENCENT_TAGGED_TYPES,
    configureProviders(scope: Construct) {
      new TencentcloudProvider(scope, "TencentCloud", { region: settings.region });
    },
    network(scope, id) {
      const { network = { cidr: TENCENT_NETWORK.defaultCidr } } = settings;
      return "cidr" in network
        ? new VpcNetwork(scope, id, { settings, cidr: network.cidr })
        : existingNetwork(scope, id, network);
    },
    cluster: (scope, id, props) => new TkeCluster(scope, id, { ...props, settings }),
    publicCluster: (scope, id, props) => new TkeCluster(scope, id, { ...props, settings }),
    fileSystem: (scope, id, { existing, ...props }) =>
      existing === undefined
        ? new CfsStore(scope, id, { ...props, settings })
        : new ExistingFileSystem(scope, id, { ...props, existing }),
    imageRegistry: (scope, id, { existingHost, ...props }) =>
      existingHost === undefined
        ? new TcrRegistry(scope, id, { ...props, settings })
        : new ExistingImageRegistry(scope, id, { ...props, host: existingHost }),
    loadBalancer: (scope, id, props) => new ClbLoadBalancer(scope, id, { ...props, settings }),
  };
}
