import { Fields, fieldsAt, itemsAt, textAt } from "../../json/tree";

/** What a check has against a pod. */
export interface Violation {
  readonly reason: string;
  readonly detail: string;
}

/** A check of a pod's spec. */
export type Check = (spec: Fields) => Violation | undefined;

/** Containers of all sorts, in the order in which messages name them. */
export function allContainers(spec: Fields): Fields[] {
  return [
    ...itemsAt(spec, "initContainers"),
    ...itemsAt(spec, "containers"),
    ...itemsAt(spec, "ephemeralContainers"),
  ];
}

/** Name of a container. */
export function containerName(container: Fields): string {
  return textAt(container, "name") ?? "";
}

/** `"a", "b"`. */
export function quoted(names: readonly string[]): string {
  return names.map((name) => `"${name}"`).join(", ");
}

/** Each once, sorted. */
export function unique(names: readonly string[]): string[] {
  return [...new Set(names)].sort();
}

/** `container "a"` or `containers "a", "b"`. */
export function containers(names: readonly string[]): string {
  return `${names.length === 1 ? "container" : "containers"} ${quoted(names)}`;
}

/** The security context of a pod or container. */
export function contextOf(fields: Fields): Fields | undefined {
  return fieldsAt(fields, "securityContext");
}

/** `pod and containers "a", "b"`: who sets something forbidden, the pod itself included. */
export function setters(pod: boolean, names: readonly string[]): string {
  return [...(pod ? ["pod"] : []), ...(names.length > 0 ? [containers(names)] : [])].join(" and ");
}

/** Names of the containers that something is true of. */
export function namesWhere(spec: Fields, test: (container: Fields) => boolean): string[] {
  return allContainers(spec).filter(test).map(containerName);
}
