import { nameOf, namespaceOf } from "../json/object";
import { Fields, Tree, copyFields } from "../json/tree";

/** An object together with the resource it belongs to. */
export interface StoredObject {
  /** Group and plural, such as `apps/deployments`. */
  readonly key: string;

  /** Must not be changed; put a copy. */
  readonly object: Readonly<Fields>;
}

/** All objects of one cluster, in the order in which they were made, with the versions that tell writes apart. */
export class ObjectStore {
  private readonly objects = new Map<string, Map<string, Fields>>();
  private readonly changes = new Map<string, number>();
  private current = 0;

  /** Number of the newest write, as lists report it. */
  public get revision(): number {
    return this.current;
  }

  /** Number of the newest write to a resource; 0 when there was none. */
  public revisionOf(key: string): number {
    return this.changes.get(key) ?? 0;
  }

  /** The resources that were written after a revision. */
  public changedSince(revision: number): string[] {
    return [...this.changes].filter(([, last]) => last > revision).map(([key]) => key);
  }

  /** A copy of an object; undefined when there is none. */
  public get(key: string, namespace: string, name: string): Fields | undefined {
    const found = this.objects.get(key)?.get(`${namespace}/${name}`);
    return found === undefined ? undefined : copyFields(found);
  }

  /** Says whether an object is there. */
  public has(key: string, namespace: string, name: string): boolean {
    return this.objects.get(key)?.has(`${namespace}/${name}`) ?? false;
  }

  /** The objects of a resource, in one namespace or in all; they are frozen, so copy what is to change. */
  public list(key: string, namespace?: string): Fields[] {
    const result: Fields[] = [];
    for (const object of this.objects.get(key)?.values() ?? []) {
      if (namespace === undefined || namespaceOf(object) === namespace) result.push(object);
    }
    return result;
  }

  /** Stores a copy of an object under a new version and gives that back, frozen. */
  public put(key: string, object: Fields): Fields {
    const stored = copyFields(object);
    this.touch(key);
    const metadata = stored["metadata"];
    if (typeof metadata === "object" && metadata !== null && !Array.isArray(metadata)) {
      metadata["resourceVersion"] = String(this.current);
    }
    const resource = this.objects.get(key) ?? new Map<string, Fields>();
    this.objects.set(key, resource);
    resource.set(`${namespaceOf(stored)}/${nameOf(stored)}`, stored);
    freeze(stored);
    return stored;
  }

  /** Forgets an object. */
  public remove(key: string, namespace: string, name: string): void {
    if (this.objects.get(key)?.delete(`${namespace}/${name}`) === true) this.touch(key);
  }

  /** Every object there is; not copied, for looking only. */
  public *all(): Iterable<StoredObject> {
    for (const [key, resource] of this.objects) {
      for (const object of resource.values()) yield { key, object };
    }
  }

  /** The objects of a resource for looking only: not copied, must not be changed. */
  public *peek(key: string): Iterable<Readonly<Fields>> {
    yield* this.objects.get(key)?.values() ?? [];
  }

  /** Forgets everything. */
  public clear(): void {
    for (const key of this.objects.keys()) this.touch(key);
    this.objects.clear();
  }

  private touch(key: string): void {
    this.current += 1;
    this.changes.set(key, this.current);
  }
}

/** What is stored changes only by being stored again: anything else is a mistake that should show. */
function freeze(tree: Tree): void {
  if (typeof tree !== "object" || tree === null || Object.isFrozen(tree)) return;
  Object.freeze(tree);
  for (const value of Object.values(tree)) freeze(value);
}
