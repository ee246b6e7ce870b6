import { World } from "../../world/world";
import { type AccountLimits } from "./account";
import { SimulatedCloud, SimulatedCloudOptions } from "../cloud/simulated-cloud";

/** Name of this cloud in a world's store. */
export const ALIBABA = "alibaba";

/** Number of the account that every rehearsal runs in. */
export const ACCOUNT_ID = "1000000000000001";

/** The moment at which everything is made: a rehearsal gives the same state each time. */
export const MOMENT = "2025-06-01T08:00:00Z";

/** How the simulated cloud differs from its defaults. */
export interface AlibabaCloudOptions extends SimulatedCloudOptions {
  /**
   * What the account lacks.
   *
   * @default {} nothing
   */
  readonly account?: AccountLimits;
}

/** The simulated cloud as one provider block sees it. */
export class AlibabaCloud extends SimulatedCloud {
  /** What the account lacks. */
  public readonly account: AccountLimits;

  public constructor(world: World, options: AlibabaCloudOptions = {}) {
    super(world, { name: ALIBABA, region: "cn-hangzhou" }, options);
    this.account = options.account ?? {};
  }
}
