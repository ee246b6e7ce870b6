import { Part } from "../engine/part";
import { KnownResource } from "../engine/world";
import { asTyped, kindName } from "./manifest";

/** A Kubernetes object, typed or from a manifest, in the words of the typed resources. */
export interface KubernetesObject {
  readonly resource: KnownResource;

  /** Such as `stateful_set`: without provider and version. */
  readonly kind: string;
  readonly body: Part;
  readonly metadata: Part;
  readonly spec: Part;
}

/** The object that a resource is; undefined for anything else, and for a manifest whose kind is not known. */
export function objectOf(resource: KnownResource): KubernetesObject | undefined {
  const { type, mode, body } = resource;
  if (mode !== "managed" || !type.startsWith("kubernetes_")) return undefined;
  if (type !== "kubernetes_manifest") return made(resource, typedKind(type), body);
  const manifest = body.at("manifest");
  const kind = manifest.at("kind").text;
  return kind === undefined
    ? undefined
    : made(resource, kindName(kind), new Part(asTyped(manifest.value), manifest.path));
}

function made(resource: KnownResource, kind: string, body: Part): KubernetesObject {
  return { resource, kind, body, metadata: body.at("metadata"), spec: body.at("spec") };
}

function typedKind(type: string): string {
  return type.slice("kubernetes_".length).replace(/_v\d+((alpha|beta)\d+)?$/, "");
}

/** The namespace of an object; `default` when it says none, undefined when it is not known. */
export function namespaceOf({ metadata }: Pick<KubernetesObject, "metadata">): string | undefined {
  const namespace = metadata.at("namespace");
  return namespace.isAbsent ? "default" : namespace.text;
}
