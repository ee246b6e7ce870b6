import { createHash } from "node:crypto";
import { ObjectValue, Value } from "../../plugin/value";
import { CloudObject } from "../../world/cloud-store";
import { World } from "../../world/world";

/** How a simulated cloud differs from its defaults. */
export interface SimulatedCloudOptions {
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

/** Which cloud it is. */
export interface CloudIdentity {
  /** Its name in a world's store. */
  readonly name: string;

  /** Region in which things are made when the provider block names none. */
  readonly region: string;
}

/** A simulated cloud as one provider block sees it. */
export class SimulatedCloud {
  /** Region of the provider block. */
  public region: string;

  public readonly changeMilliseconds: number;
  public readonly machineQuota: number;

  readonly #name: string;

  /** What exists is in the world, so that every provider block sees the same. */
  public constructor(
    public readonly world: World,
    { name, region }: CloudIdentity,
    { changeMilliseconds = 0, machineQuota = 500 }: SimulatedCloudOptions = {},
  ) {
    this.#name = name;
    this.region = region;
    this.changeMilliseconds = changeMilliseconds;
    this.machineQuota = machineQuota;
  }

  /** What exists under this id, if anything does. */
  public find(type: string, id: string): ObjectValue | undefined {
    return this.world.store.get(this.#name, type, id);
  }

  /** Everything of a type, or everything. */
  public list(type?: string): readonly CloudObject[] {
    return this.world.store.list(this.#name, type);
  }

  /** Creates or overwrites something. */
  public put(type: string, id: string, value: ObjectValue): void {
    this.world.store.put(this.#name, type, id, value);
  }

  /** Changes some attributes of something that exists. */
  public patch(type: string, id: string, change: Readonly<Record<string, Value>>): void {
    const value = this.find(type, id);
    if (value !== undefined) this.put(type, id, { ...value, ...change });
  }

  /** Removes something; nothing happens when it is not there. */
  public remove(type: string, id: string): void {
    this.world.store.delete(this.#name, type, id);
  }

  /** A new id such as `vpc-4g7k2m9q`, derived from `seed` so that the order of creation does not matter. */
  public newId(type: string, prefix: string, seed: string, length = 8): string {
    return this.world.store.newId({ cloud: this.#name, type, prefix, seed, length });
  }

  /** Hexadecimal digits derived from a text, always the same. */
  public digits(text: string): string {
    return createHash("sha256").update(text).digest("hex");
  }
}
