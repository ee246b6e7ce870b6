import { JsonObject } from "../../../cluster/kubernetes-api";
import { ObjectValue } from "../../../plugin/value";
import { objectOf, textOf } from "../conversion/json";
import { onlyBlock } from "../kinds/object";
import { AppliedTarget, AppliedType } from "./applied-type";
import { envFields, readEnv } from "./env";
import { managedEntries, mapOf } from "./managed-map";

/** An object that the resource names by kind. */
const anyObject = {
  target: (resource: ObjectValue): AppliedTarget => ({
    apiVersion: String(resource["api_version"]),
    kind: String(resource["kind"]),
    ...nameOf(resource),
  }),

  id: ({ apiVersion, kind, name, namespace }: AppliedTarget): string =>
    `apiVersion=${apiVersion},kind=${kind},name=${name}${namespace === "" ? "" : `,namespace=${namespace}`}`,

  parseId: (id: string): AppliedTarget => {
    const parts = Object.fromEntries(id.split(",").map((part) => part.split("=")));
    const part = (name: string) => String(parts[name] ?? "");
    return {
      apiVersion: part("apiVersion"),
      kind: part("kind"),
      name: part("name"),
      namespace: part("namespace"),
    };
  },

  absent: ({ name }: AppliedTarget): string => `The resource "${name}" does not exist`,
};

/** An object of a kind of its own. */
const objectOfKind = (kind: string, words: string) => ({
  target: (resource: ObjectValue): AppliedTarget => ({ apiVersion: "v1", kind, ...nameOf(resource) }),
  id: ({ namespace, name }: AppliedTarget): string => `${namespace}/${name}`,
  parseId: (id: string): AppliedTarget => {
    const [namespace = "", name = ""] = id.split("/");
    return { apiVersion: "v1", kind, namespace, name };
  },
  absent: ({ name }: AppliedTarget): string => `The ${words} "${name}" does not exist`,
});

/** Every type that owns a part of an object. */
export const APPLIED_TYPES: readonly AppliedType[] = [
  {
    typeName: "kubernetes_labels",
    ...anyObject,
    fields: (resource, removed) => ({ metadata: { labels: removed ? {} : mapOf(resource["labels"]) } }),
    read: (object, resource) => ({
      labels: managedEntries(object, resource, "labels", ["metadata", "labels"]),
    }),
  },
  {
    typeName: "kubernetes_annotations",
    ...anyObject,
    fields: annotationFields,
    read: (object, resource) => ({
      annotations: managedEntries(object, resource, "annotations", ["metadata", "annotations"]),
      template_annotations: managedEntries(object, resource, "template_annotations", [
        ...templatePath(resource),
        "metadata",
        "annotations",
      ]),
    }),
  },
  { typeName: "kubernetes_env", ...anyObject, fields: envFields, read: readEnv },
  {
    typeName: "kubernetes_config_map_v1_data",
    ...objectOfKind("ConfigMap", "ConfigMap"),
    fields: (resource, removed) => ({ data: removed ? {} : mapOf(resource["data"]) }),
    read: (object, resource) => ({ data: managedEntries(object, resource, "data", ["data"]) }),
  },
  {
    typeName: "kubernetes_secret_v1_data",
    ...objectOfKind("Secret", "Secret"),
    quote: "'",
    fields: (resource, removed) => ({ data: removed ? {} : eachValue(mapOf(resource["data"]), encoded) }),
    read: (object, resource) => ({
      data: eachValue(managedEntries(object, resource, "data", ["data"]), decoded),
    }),
  },
];

function annotationFields(resource: ObjectValue, removed: boolean): JsonObject {
  const own = mapOf(resource["annotations"]);
  const inTemplate = mapOf(resource["template_annotations"]);
  const isSet = (map: JsonObject) => Object.keys(map).length > 0;
  const template = { metadata: { annotations: removed ? {} : inTemplate } };
  const spec: JsonObject =
    resource["kind"] === "CronJob" ? { jobTemplate: { spec: { template } } } : { template };
  return {
    metadata: isSet(own) ? { annotations: removed ? {} : own } : {},
    ...(isSet(inTemplate) ? { spec } : {}),
  };
}

/** Where the pod template of a kind is. */
function templatePath(resource: ObjectValue): readonly string[] {
  return resource["kind"] === "CronJob" ? ["spec", "jobTemplate", "spec", "template"] : ["spec", "template"];
}

function nameOf(resource: ObjectValue): { name: string; namespace: string } {
  const { name, namespace } = onlyBlock(resource, "metadata");
  return {
    name: typeof name === "string" ? name : "",
    namespace: typeof namespace === "string" ? namespace : "",
  };
}

function eachValue(map: JsonObject, change: (text: string) => string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(objectOf(map)).map(([key, value]) => [key, change(textOf(value))]),
  );
}

function encoded(text: string): string {
  return Buffer.from(text, "utf8").toString("base64");
}

function decoded(text: string): string {
  return Buffer.from(text, "base64").toString("utf8");
}
