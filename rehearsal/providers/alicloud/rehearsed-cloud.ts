import { RehearsedCloud } from "../cloud/rehearsed-cloud";
import { ALIBABA } from "./cloud";
import { alicloudDefinition } from "./provider";
import { seedAlibabaVpc, seedVswitch } from "./seed";

/** Alibaba Cloud, to be started with the others. */
export const ALICLOUD: RehearsedCloud = {
  name: ALIBABA,
  definition: alicloudDefinition,
  networks: {
    vpcType: "alicloud_vpc",
    subnetType: "alicloud_vswitch",
    vpc: seedAlibabaVpc,
    subnet: seedVswitch,
  },
  accountVariables: ["ALICLOUD_", "ALIBABA_CLOUD_"],
};
