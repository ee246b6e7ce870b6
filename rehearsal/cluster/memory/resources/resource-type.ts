import { Fields } from "../json/tree";
import { FieldType } from "../types/field-type";

/** A kind of object as one version of the API serves it. */
export interface ResourceType {
  /** API group; empty for the core group. */
  readonly group: string;
  readonly version: string;

  /** Name in paths, such as `configmaps`. */
  readonly plural: string;
  readonly singular: string;
  readonly kind: string;
  readonly listKind: string;
  readonly namespaced: boolean;
  readonly shortNames: readonly string[];

  /** Names of the parts with paths of their own, such as `status`. */
  readonly subresources: readonly string[];

  /** What its objects are made of. */
  readonly schema: FieldType;

  /** What a custom resource definition says of it; absent for built-in kinds. */
  readonly custom?: CustomVersion;
}

/** One version of a custom resource definition. */
export interface CustomVersion {
  /** Version that objects are stored in. */
  readonly storageVersion: string;
  readonly openApiSchema: Fields | undefined;
}

/** `apps/v1` or `v1`. */
export function apiVersionOf(type: ResourceType): string {
  return type.group === "" ? type.version : `${type.group}/${type.version}`;
}

/** What the versions of a kind have in common, such as `apps/deployments`; `/pods` in the core group. */
export function storageKey(type: Pick<ResourceType, "group" | "plural">): string {
  return `${type.group}/${type.plural}`;
}

/** `deployments.apps`, as messages name a resource. */
export function qualifiedResource(type: ResourceType): string {
  return type.group === "" ? type.plural : `${type.plural}.${type.group}`;
}

/** `Deployment.apps`, as messages name a kind. */
export function qualifiedKind(type: ResourceType): string {
  return type.group === "" ? type.kind : `${type.kind}.${type.group}`;
}
