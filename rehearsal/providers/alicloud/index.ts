export { type AccountLimits, type SoldOut } from "./account";
export { ALIBABA, type AlibabaCloudOptions } from "./cloud";
export { alicloudDefinition, alicloudProvider } from "./provider";
export { seedVswitch, seedAlibabaVpc, type ExistingAlibabaVpc, type ExistingVswitch } from "./seed";
