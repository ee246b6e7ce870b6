export { TENCENT, type TencentCloudOptions } from "./cloud";
export { tencentcloudDefinition, tencentcloudProvider } from "./provider";
export { seedSubnet, seedVpc, type ExistingSubnet, type ExistingVpc } from "./seed";
