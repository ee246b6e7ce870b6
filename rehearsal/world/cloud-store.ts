import { createHash } from "node:crypto";
import { hasUnknown, ObjectValue } from "../plugin/value";

/** One thing that exists in a simulated cloud. */
export interface CloudObject {
  /** Which cloud, such as `tencent`. */
  readonly cloud: string;

  /** What it is, such as the Terraform type `tencentcloud_vpc`; the provider decides. */
  readonly type: string;
  readonly id: string;
  readonly value: ObjectValue;
}

/** How a new id is to look. */
export interface NewId {
  readonly cloud: string;
  readonly type: string;

  /** What the id starts with, such as `vpc-`. */
  readonly prefix: string;

  /**
   * What the id is derived from, such as the object's name, so that it does not depend on the order of parallel
   * creates.
   *
   * @default "" ids depend on the order of creation only
   */
  readonly seed?: string;

  /**
   * Characters after the prefix.
   *
   * @default 8
   */
  readonly length?: number;
}

/**
 * What exists in the simulated clouds. Values are copied on the way in and out: nobody can change an object
 * but by putting it again.
 */
export class CloudStore {
  readonly #objects = new Map<string, CloudObject>();
  readonly #issued = new Set<string>();

  /** Makes an id that was never given out before for this cloud and type; the same calls give the same ids. */
  public newId(wanted: NewId): string {
    const { cloud, type, prefix, seed = "", length = 8 } = wanted;
    for (let attempt = 0; ; attempt += 1) {
      const hash = createHash("sha256")
        .update(JSON.stringify([cloud, type, seed, attempt]))
        .digest();
      const id =
        prefix +
        BigInt(`0x${hash.toString("hex")}`)
          .toString(36)
          .slice(0, length);
      const key = keyOf(cloud, type, id);
      if (this.#issued.has(key) || this.#objects.has(key)) continue;
      this.#issued.add(key);
      return id;
    }
  }

  /**
   * Creates or overwrites an object.
   *
   * @throws Error when the value holds something unknown: only what is known can exist.
   */
  public put(cloud: string, type: string, id: string, value: ObjectValue): void {
    if (hasUnknown(value)) throw new Error(`${type} ${id}: an unknown value cannot be stored`);
    this.#objects.set(keyOf(cloud, type, id), { cloud, type, id, value: structuredClone(value) });
  }

  /** An object's value, or undefined when it is not there. */
  public get(cloud: string, type: string, id: string): ObjectValue | undefined {
    const found = this.#objects.get(keyOf(cloud, type, id));
    return found && structuredClone(found.value);
  }

  /** Whether an object is there. */
  public has(cloud: string, type: string, id: string): boolean {
    return this.#objects.has(keyOf(cloud, type, id));
  }

  /** Removes an object; says whether it was there. */
  public delete(cloud: string, type: string, id: string): boolean {
    return this.#objects.delete(keyOf(cloud, type, id));
  }

  /** The objects of a cloud, all or of one type, in the order of their creation. */
  public list(cloud: string, type?: string): readonly CloudObject[] {
    return this.dump().filter(
      (object) => object.cloud === cloud && (type === undefined || object.type === type),
    );
  }

  /** Everything, in the order of creation. Values are as stored: whoever shows them masks what is secret. */
  public dump(): readonly CloudObject[] {
    return [...this.#objects.values()].map((object) => structuredClone(object));
  }

  /** How many objects there are. */
  public get size(): number {
    return this.#objects.size;
  }
}

function keyOf(cloud: string, type: string, id: string): string {
  return JSON.stringify([cloud, type, id]);
}
