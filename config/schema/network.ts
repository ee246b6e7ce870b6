import { z } from "zod";
import { TENCENT_NETWORK } from "../../catalog/tencent/network";
import { cidrSchema } from "./cidr";
import { text } from "./text";

const subnetIds = (what: string) =>
  z
    .array(text(/^(subnet|vsw)-[a-z0-9-]+$/, `a subnet such as "subnet-1a2b3c4d" or "vsw-1a2b3c4d"`), {
      error: "a list of subnets",
    })
    .min(1, { error: "at least one subnet" })
    .describe(what);

const owned = z.strictObject({
  cidr: cidrSchema.describe("Address range of the network to make."),
});

const existing = z.strictObject({
  vpcId: text(/^vpc-[a-z0-9-]+$/, `a network such as "vpc-1a2b3c4d"`).describe(
    "Network that exists already.",
  ),
  subnetIds: subnetIds("Its subnets for nodes and mount targets."),
  podSubnetIds: subnetIds("Its subnets for pods. Default: the same as subnetIds.").optional(),
});

/** The network to make, or one that exists. */
export const networkSchema = z
  .union([owned, existing], { error: "either cidr, or vpcId and subnetIds" })
  .describe(
    `The network to make (cidr), or one that exists (vpcId, subnetIds). Default: cidr ${TENCENT_NETWORK.defaultCidr}.`,
  );
