import { NetworkRules } from "../network-rules";

/** Networks of Tencent Cloud. */
export const TENCENT_NETWORK = {
  defaultCidr: "10.0.0.0/16",
  privateRanges: ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"],
  // VPCs may be as small as /28; below /24 there is no room for pods.
  networkPrefix: { least: 12, most: 24 },
  // From 32 to 32768 services.
  servicePrefix: { least: 17, most: 27 },
  source: "https://www.tencentcloud.com/document/product/215/31805",
} satisfies NetworkRules;
