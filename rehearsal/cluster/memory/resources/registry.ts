import { ObjectStore } from "../store/object-store";
import { BUILT_IN } from "./built-in";
import { customTypes } from "./custom";
import { ResourceType, apiVersionOf, storageKey } from "./resource-type";

/** Where the definitions of custom resources are stored. */
export const DEFINITIONS_KEY = "apiextensions.k8s.io/customresourcedefinitions";

interface Index {
  readonly all: readonly ResourceType[];
  readonly byPath: ReadonlyMap<string, ResourceType>;
  readonly byKind: ReadonlyMap<string, ResourceType>;
  readonly byKey: ReadonlyMap<string, ResourceType>;
}

function indexOf(all: readonly ResourceType[]): Index {
  const byPath = new Map<string, ResourceType>();
  const byKind = new Map<string, ResourceType>();
  const byKey = new Map<string, ResourceType>();
  for (const type of all) {
    byPath.set(`${apiVersionOf(type)}/${type.plural}`, type);
    byKind.set(`${apiVersionOf(type)}/${type.kind}`, type);
    if (!byKey.has(storageKey(type))) byKey.set(storageKey(type), type);
  }
  return { all, byPath, byKind, byKey };
}

/** The resources that a cluster serves now: the built-in ones and those that definitions have added. */
export class Registry {
  private knownRevision = 0;
  private index = indexOf(BUILT_IN);

  public constructor(private readonly store: ObjectStore) {}

  /** All of them, the preferred version of a group first. */
  public all(): readonly ResourceType[] {
    return this.now().all;
  }

  /** The resource of a path; undefined when nobody serves it. */
  public find(group: string, version: string, plural: string): ResourceType | undefined {
    return this.now().byPath.get(`${group === "" ? "" : `${group}/`}${version}/${plural}`);
  }

  /** The resource of a kind; undefined when nobody serves it. */
  public ofKind(apiVersion: string, kind: string): ResourceType | undefined {
    return this.now().byKind.get(`${apiVersion}/${kind}`);
  }

  /** The preferred resource of a storage key; undefined when nobody serves it. */
  public ofKey(key: string): ResourceType | undefined {
    return this.now().byKey.get(key);
  }

  private now(): Index {
    const revision = this.store.revisionOf(DEFINITIONS_KEY);
    if (revision !== this.knownRevision) {
      this.index = indexOf([...BUILT_IN, ...this.store.list(DEFINITIONS_KEY).flatMap(customTypes)]);
      this.knownRevision = revision;
    }
    return this.index;
  }
}
