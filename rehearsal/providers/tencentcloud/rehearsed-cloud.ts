import { RehearsedCloud } from "../cloud/rehearsed-cloud";
import { TENCENT } from "./cloud";
import { tencentcloudDefinition } from "./provider";
import { seedSubnet, seedVpc } from "./seed";

/** Tencent Cloud, to be started with the others. */
export const TENCENTCLOUD: RehearsedCloud = {
  name: TENCENT,
  definition: tencentcloudDefinition,
  networks: {
    vpcType: "tencentcloud_vpc",
    subnetType: "tencentcloud_subnet",
    vpc: seedVpc,
    subnet: seedSubnet,
  },
  accountVariables: ["TENCENTCLOUD_", "TCCLI_"],
};
