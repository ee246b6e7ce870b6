import { Json, JsonObject } from "../../../cluster/kubernetes-api";
import { BlockSchema } from "../../../plugin/schema";
import { isListValue, isObjectValue, ObjectValue } from "../../../plugin/value";
import { expandBlock } from "../conversion/expand";
import { flattenFields } from "../conversion/flatten";
import { jsonAt, objectOf, textOf } from "../conversion/json";
import { block, FlattenContext, local, Shape } from "../conversion/shape";
import { metadata } from "../shapes/metadata";
import { INSTRUCTIONS, KindDefinition } from "./kind";

const COMMON = {
  ...Object.fromEntries(INSTRUCTIONS.map((name) => [name, local])),
  metadata: block(metadata, { single: true }),
};

/** Rules for the whole resource: those of the kind, metadata, and what is no part of the object. */
export function wholeShape(kind: KindDefinition): Shape {
  return {
    ...kind.shape,
    constant: { metadata: { creationTimestamp: null }, ...kind.constant, ...kind.shape.constant },
    fields: { ...COMMON, ...kind.shape.fields },
  };
}

/** The API object that a resource amounts to. */
export function expandObject(kind: KindDefinition, schema: BlockSchema, value: ObjectValue): JsonObject {
  const { apiVersion, kind: name } = kind;
  return { kind: name, apiVersion, ...expandBlock(schema, wholeShape(kind), value) };
}

/** What a read sets in the state: attributes that it leaves out keep what they had. */
export function flattenObject(
  kind: KindDefinition,
  schema: BlockSchema,
  object: JsonObject,
  context: FlattenContext,
): ObjectValue {
  return {
    ...flattenFields(schema, wholeShape(kind), object, context),
    ...kind.readExtra?.(object, context.known),
    id: idOf(kind, object),
  };
}

/** The resource's id: the name, with the namespace before it when there is one. */
export function idOf({ clusterScoped = false }: KindDefinition, object: JsonObject): string {
  const { name, namespace } = objectOf(object["metadata"]);
  return clusterScoped ? textOf(name) : `${textOf(namespace)}/${textOf(name)}`;
}

/** Path of all objects of the kind in a namespace. */
export function collectionPath(kind: KindDefinition, namespace: string): string {
  const root = kind.apiVersion.includes("/") ? `/apis/${kind.apiVersion}` : `/api/${kind.apiVersion}`;
  return kind.clusterScoped ? `${root}/${kind.plural}` : `${root}/namespaces/${namespace}/${kind.plural}`;
}

/** Path of one object. */
export function objectPath(kind: KindDefinition, namespace: string, name: string): string {
  return `${collectionPath(kind, namespace)}/${name}`;
}

/** The namespace of an object that is about to be created. */
export function namespaceOf(object: JsonObject): string {
  return textOf(jsonAt(object, "metadata", "namespace")) || "default";
}

/** The only block of a name, or an empty one. */
export function onlyBlock(value: ObjectValue, name: string): ObjectValue {
  const list = value[name];
  const element = isListValue(list) ? list[0] : undefined;
  return isObjectValue(element) ? element : {};
}

/** A value that was read as JSON. */
export type ReadJson = Json | undefined;
