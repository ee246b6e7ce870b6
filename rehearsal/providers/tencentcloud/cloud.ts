import { World } from "../../world/world";
import { SimulatedCloud, SimulatedCloudOptions } from "../cloud/simulated-cloud";

/** Name of this cloud in a world's store. */
export const TENCENT = "tencent";

/** The account that every rehearsal runs in. */
export const ACCOUNT = { appId: "1250000000", uin: "100000000001", ownerUin: "100000000001" } as const;

/** The moment at which everything is made: a rehearsal gives the same state each time. */
export const MOMENT = "2025-06-01 08:00:00";

/** How the simulated cloud differs from its defaults. */
export type TencentCloudOptions = SimulatedCloudOptions;

/** The simulated cloud as one provider block sees it. */
export class TencentCloud extends SimulatedCloud {
  public constructor(world: World, options: TencentCloudOptions = {}) {
    super(world, { name: TENCENT, region: "ap-guangzhou" }, options);
  }
}
