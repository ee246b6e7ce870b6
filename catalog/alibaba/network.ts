import { NetworkRules } from "../network-rules";

/** Networks of Alibaba Cloud. */
export const ALIBABA_NETWORK = {
  defaultCidr: "10.0.0.0/16",
  privateRanges: ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"],
  // A vSwitch has from /16 to /29, and a quarter of the network is one for pods; below /24 there is no room for them.
  networkPrefix: { least: 14, most: 24 },
  // From 256 to 65536 services.
  servicePrefix: { least: 16, most: 24 },
  // The provider refuses more `vswitch_ids` of a cluster.
  mostNodeSubnets: 5,
  source: "https://www.alibabacloud.com/help/en/vpc/user-guide/create-and-manage-a-vpc",
} satisfies NetworkRules;
