import { OperationError } from "../../plugin/sdk/operation-error";
import { isListValue, isObjectValue, ObjectValue, Value } from "../../plugin/value";
import { SimulatedCloud } from "./simulated-cloud";

/** What something that is referred to is. */
export interface ReferredKind {
  /** Its Terraform type. */
  readonly type: string;

  /** Code of the refusal when nothing has that id. */
  readonly missing: string;

  /** What people call it. */
  readonly noun: string;
}

/** One id that something refers to. */
export interface Reference {
  readonly id: string;
  readonly kind: ReferredKind;
}

/** How a cloud's ids refer to things. */
export interface ReferenceTraits<C extends SimulatedCloud> {
  /** What the type names of the cloud begin with, such as `tencentcloud_`. */
  readonly typePrefix: string;

  /**
   * What a text refers to, if anything.
   *
   * @param attribute where it stands
   * @param typeName what has that attribute
   */
  kindOf(text: string, attribute: string, typeName: string): ReferredKind | undefined;

  /**
   * Whether it is there, though no object of the type has that id.
   *
   * @default - it is not
   */
  isPartOfAnother?(cloud: C, reference: Reference): boolean;

  /** The refusal of something that refers to what does not exist. */
  missing(reference: Reference, typeName: string): OperationError;

  /** The refusal to remove what is referred to. */
  inUse(message: string, code: string | undefined): OperationError;
}

/** How strictly use is looked at. */
export interface UseOptions {
  /**
   * Code of the refusal.
   *
   * @default - the cloud's usual one.
   */
  readonly code?: string;

  /**
   * Types whose references do not hold it.
   *
   * @default [] every reference holds it
   */
  readonly ignoredTypes?: readonly string[];
}

/** Ids by which things refer to one another: what is named must exist, and it cannot go while it is named. */
export class References<C extends SimulatedCloud> {
  readonly #traits: ReferenceTraits<C>;

  public constructor(traits: ReferenceTraits<C>) {
    this.#traits = traits;
  }

  /** Every id of a known kind in a resource, but its own. */
  public of(typeName: string, value: ObjectValue): readonly Reference[] {
    const found = new Map<string, Reference>();
    const visit = (inside: Value, attribute: string): void => {
      if (isListValue(inside)) inside.forEach((each) => visit(each, attribute));
      else if (isObjectValue(inside)) {
        for (const [name, each] of Object.entries(inside)) visit(each, name);
      } else if (typeof inside === "string" && attribute !== "id") {
        for (const id of inside.split(",")) {
          const kind = this.#traits.kindOf(id, attribute, typeName);
          if (kind !== undefined) found.set(`${kind.type} ${id}`, { id, kind });
        }
      }
    };
    visit(value, "");
    return [...found.values()];
  }

  /**
   * Refuses what refers to something that does not exist.
   *
   * @param typeName what is created or changed
   * @param prior what it referred to before, which nobody asks about again
   * @throws OperationError naming the first that is missing
   */
  public require(cloud: C, typeName: string, wanted: ObjectValue, prior: ObjectValue = {}): void {
    const before = new Set(this.of(typeName, prior).map(({ id }) => id));
    for (const reference of this.of(typeName, wanted)) {
      const { id, kind } = reference;
      if (before.has(id) || cloud.find(kind.type, id) !== undefined) continue;
      if (this.#traits.isPartOfAnother?.(cloud, reference) === true) continue;
      throw this.#traits.missing(reference, typeName);
    }
  }

  /** What refers to an object, as `type id`. */
  public holdersOf(cloud: C, id: string, ignoredTypes: readonly string[] = []): readonly string[] {
    return cloud
      .list()
      .filter(({ type, id: holder, value }) => {
        if (holder === id || ignoredTypes.includes(type)) return false;
        return this.of(type, value).some((reference) => reference.id === id);
      })
      .map(({ type, id: holder }) => `${type.replace(this.#traits.typePrefix, "")} ${holder}`);
  }

  /** Refuses to remove what something else still uses. @throws OperationError */
  public requireUnused(cloud: C, id: string, noun: string, options: UseOptions = {}): void {
    const holders = this.holdersOf(cloud, id, options.ignoredTypes);
    if (holders.length === 0) return;
    throw this.#traits.inUse(`The ${noun} \`${id}\` is in use: ${holders.join(", ")}.`, options.code);
  }
}
