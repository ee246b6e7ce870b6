import { createHash } from "node:crypto";
import { ObjectValue, Value } from "../../plugin/value";
import { CloudObject } from "../../world/cloud-store";
import { World } from "../../world/world";

/** Name of this cloud in a world's store. */
export const TENCENT = "tencent";

/** The account that every rehearsal runs in. */
export const ACCOUNT = { appId: "1250000000", uin: "100000000001", ownerUin: "100000000001" } as const;

/** The moment at which everything is made: a rehearsal gives the same state each time. */
export const MOMENT = "2025-06-01 08:00:00";

/** How the simulated cloud differs from its defaults. */
export interface TencentCloudOptions {
  /**
   * How long each change takes, in milliseconds. The real cloud's minutes of waiting are not slept.
   *
   * @default 0
   */
  readonly changeMilliseconds?: number;

  /**
   * Most machines of one account, over all pools.
   *
   * @default 500
   */
  readonly machineQuota?: number;
}

/** The simulated cloud as one provider block sees it. */
export class TencentCloud {
  /** Region of the provider block. */
  public region = "ap-guangzhou";

  public readonly changeMilliseconds: number;
  public readonly machineQuota: number;

  /** What exists is in the world, so that every provider block sees the same. */
  public constructor(
    public readonly world: World,
    options: TencentCloudOptions = {},
  ) {
    this.changeMilliseconds = options.changeMilliseconds ?? 0;
    this.machineQuota = options.machineQuota ?? 500;
  }

  /** What exists under this id, if anything does. */
  public find(type: string, id: string): ObjectValue | undefined {
    return this.world.store.get(TENCENT, type, id);
  }

  /** Everything of a type, or everything. */
  public list(type?: string): readonly CloudObject[] {
    return this.world.store.list(TENCENT, type);
  }

  /** Creates or overwrites something. */
  public put(type: string, id: string, value: ObjectValue): void {
    this.world.store.put(TENCENT, type, id, value);
  }

  /** Changes some attributes of something that exists. */
  public patch(type: string, id: string, change: Readonly<Record<string, Value>>): void {
    const value = this.find(type, id);
    if (value !== undefined) this.put(type, id, { ...value, ...change });
  }

  /** Removes something; nothing happens when it is not there. */
  public remove(type: string, id: string): void {
    this.world.store.delete(TENCENT, type, id);
  }

  /** A new id such as `vpc-4g7k2m9q`, derived from `seed` so that the order of creation does not matter. */
  public newId(type: string, prefix: string, seed: string, length = 8): string {
    return this.world.store.newId({ cloud: TENCENT, type, prefix, seed, length });
  }

  /** Hexadecimal digits derived from a text, always the same. */
  public digits(text: string): string {
    return createHash("sha256").update(text).digest("hex");
  }
}
