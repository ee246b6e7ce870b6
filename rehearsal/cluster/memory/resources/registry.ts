import { Fields } from "../json/tree";
import { ObjectStore } from "../store/object-store";
import { BUILT_IN } from "./built-in";
import { customTypes } from "./custom";
import { ResourceType, apiVersionOf, storageKey } from "./resource-type";

/** Where the definitions of custom resources are stored. */
export const DEFINITIONS_KEY = "apiextensions.k8s.io/customresourcedefinitions";

/** The resources that a cluster serves now: the built-in ones and those that definitions have added. */
export class Registry {
  private knownRevision = -1;
  private custom: readonly ResourceType[] = [];

  public constructor(private readonly store: ObjectStore) {}

  /** All of them, the preferred version of a group first. */
  public all(): readonly ResourceType[] {
    return [...BUILT_IN, ...this.customNow()];
  }

  /** The resource of a path; undefined when nobody serves it. */
  public find(group: string, version: string, plural: string): ResourceType | undefined {
    return this.all().find((t) => t.group === group && t.version === version && t.plural === plural);
  }

  /** The resource of a kind; undefined when nobody serves it. */
  public ofKind(apiVersion: string, kind: string): ResourceType | undefined {
    return this.all().find((t) => apiVersionOf(t) === apiVersion && t.kind === kind);
  }

  /** The resource of an object; undefined when nobody serves it any more. */
  public ofObject(object: Fields): ResourceType | undefined {
    const { apiVersion, kind } = object;
    return typeof apiVersion === "string" && typeof kind === "string"
      ? this.ofKind(apiVersion, kind)
      : undefined;
  }

  /** The preferred resource of a storage key; undefined when nobody serves it. */
  public ofKey(key: string): ResourceType | undefined {
    return this.all().find((t) => storageKey(t) === key);
  }

  private customNow(): readonly ResourceType[] {
    const revision = this.store.revisionOf(DEFINITIONS_KEY);
    if (revision !== this.knownRevision) {
      this.custom = this.store.list(DEFINITIONS_KEY).flatMap(customTypes);
      this.knownRevision = revision;
    }
    return this.custom;
  }
}
