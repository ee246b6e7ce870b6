import { ClusterState } from "../cluster-state";
import { Fields } from "../json/tree";
import { ResourceType } from "../resources/resource-type";
import { builtInType, struct } from "../types/built-in-types";
import { FieldType, ScalarName, StructType } from "../types/field-type";

const REFERENCE = "#/components/schemas/";

/** The only types that contain themselves: schemas. */
const FREE_FORM: ReadonlySet<string> = new Set(["apiextensions.v1.JSONSchemaProps", "meta.v1.FieldsV1"]);

const SCALARS: Readonly<Record<ScalarName, Fields>> = {
  string: { type: "string" },
  bool: { type: "boolean" },
  int32: { type: "integer", format: "int32" },
  int64: { type: "integer", format: "int64" },
  float: { type: "number", format: "double" },
  quantity: { oneOf: [{ type: "string" }, { type: "number" }] },
  intOrString: { oneOf: [{ type: "integer" }, { type: "string" }], format: "int-or-string" },
  time: { type: "string", format: "date-time" },
  microTime: { type: "string", format: "date-time" },
  duration: { type: "string" },
  bytes: { type: "string", format: "byte" },
};

/**
 * The OpenAPI document of a group and version; undefined when nothing of it is served. Custom resources are
 * described by their definitions and left out.
 *
 * @param path such as `/openapi/v3/apis/apps/v1`
 */
export function openApiDocument(path: string, state: ClusterState): Fields | undefined {
  const match = /^\/openapi\/v3\/(?:api|apis\/([^/]+))\/([^/]+)$/.exec(path);
  if (!match) return undefined;
  const [, group = "", version = ""] = match;
  const served = state.registry.all().filter((type) => type.group === group && type.version === version);
  if (served.length === 0) return undefined;
  const schemas: Fields = {};
  for (const type of served) addKind(schemas, type, group, version);
  addStruct(schemas, struct("meta.v1.ObjectMeta"));
  return { openapi: "3.0.0", info: { title: "Kubernetes" }, components: { schemas } };
}

function addKind(schemas: Fields, { kind }: ResourceType, group: string, version: string): void {
  const type = builtInType(group === "" ? version : `${group}/${version}`, kind);
  if (type === undefined) return;
  addStruct(schemas, type);
  schemas[nameOf(type)] = {
    ...Object(schemas[nameOf(type)]),
    "x-kubernetes-group-version-kind": [{ group, version, kind }],
  };
}

function addStruct(schemas: Fields, type: StructType): void {
  const name = nameOf(type);
  if (name in schemas) return;
  const properties: Fields = {};
  schemas[name] = FREE_FORM.has(type.name) ? { type: "object" } : { type: "object", properties };
  if (FREE_FORM.has(type.name)) return;
  for (const field of type.fieldNames()) {
    const found = type.field(field);
    if (found) properties[field] = schemaOf(schemas, found.type);
  }
}

function schemaOf(schemas: Fields, type: FieldType): Fields {
  switch (type.is) {
    case "scalar":
      return SCALARS[type.scalar];
    case "list":
      return { type: "array", items: schemaOf(schemas, type.item) };
    case "map":
      return { type: "object", additionalProperties: schemaOf(schemas, type.value) };
    case "any":
      return { type: "object" };
    case "struct":
      addStruct(schemas, type);
      return { allOf: [{ $ref: REFERENCE + nameOf(type) }], default: {} };
  }
}

function nameOf({ name }: StructType): string {
  const root = name.startsWith("meta.") ? "io.k8s.apimachinery.pkg.apis" : "io.k8s.api";
  return `${root}.${name}`;
}
