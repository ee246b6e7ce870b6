import { Fields, child, fieldsAt, itemsAt, textAt, textMapAt } from "./tree";

/** Name of an API object. */
export function nameOf(object: Fields): string {
  return textAt(object, "metadata", "name") ?? "";
}

/** Namespace of an API object; empty for cluster-wide ones. */
export function namespaceOf(object: Fields): string {
  return textAt(object, "metadata", "namespace") ?? "";
}

/** Unique id of an API object. */
export function uidOf(object: Fields): string {
  return textAt(object, "metadata", "uid") ?? "";
}

/** Labels of an API object. */
export function labelsOf(object: Fields): Record<string, string> {
  return textMapAt(object, "metadata", "labels");
}

/** Annotations of an API object. */
export function annotationsOf(object: Fields): Record<string, string> {
  return textMapAt(object, "metadata", "annotations");
}

/** The metadata of an object that may be changed. */
export function metadataOf(object: Fields): Fields {
  return child(object, "metadata");
}

/** Says whether somebody has asked for an object to be deleted. */
export function isTerminating(object: Fields): boolean {
  return textAt(object, "metadata", "deletionTimestamp") !== undefined;
}

/** The reference that says that a controller owns an object, if one does. */
export function controllerOf(object: Fields): Fields | undefined {
  return itemsAt(object, "metadata", "ownerReferences").find((owner) => owner["controller"] === true);
}

/** A reference to put into what a controller makes for an owner. */
export function ownerReference(owner: Fields): Fields {
  return {
    apiVersion: textAt(owner, "apiVersion") ?? "",
    kind: textAt(owner, "kind") ?? "",
    name: nameOf(owner),
    uid: uidOf(owner),
    controller: true,
    blockOwnerDeletion: true,
  };
}

/** The `spec` of an object; empty when it has none. */
export function specOf(object: Fields): Fields {
  return fieldsAt(object, "spec") ?? {};
}
