import Ajv, { type ErrorObject, type ValidateFunction } from "ajv";
import { Json } from "../../kubernetes-api";
import { Fields, Tree, at, isFields } from "../json/tree";
import { Findings } from "./findings";

const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false });
const compiled = new WeakMap<Fields, ValidateFunction>();

/** The parts of a structural schema that JSON Schema spells differently. */
function asJsonSchema(schema: Tree): Tree {
  if (Array.isArray(schema)) return schema.map(asJsonSchema);
  if (!isFields(schema)) return schema;
  const result: Fields = {};
  for (const [name, value] of Object.entries(schema)) {
    if (name === "default" || name === "enum" || name === "example") result[name] = value;
    else if (name === "description" || name === "format") continue;
    else result[name] = asJsonSchema(value);
  }
  if (result["x-kubernetes-int-or-string"] === true) {
    delete result["type"];
    result["anyOf"] = [{ type: "integer" }, { type: "string" }];
  }
  for (const bound of ["Minimum", "Maximum"]) {
    const exclusive = `exclusive${bound}`;
    if (result[exclusive] !== true) continue;
    result[exclusive] = result[bound.toLowerCase()] ?? 0;
  }
  return result;
}

function validatorOf(schema: Fields): ValidateFunction {
  const known = compiled.get(schema);
  if (known !== undefined) return known;
  const plain = asJsonSchema(schema);
  const made = ajv.compile(isFields(plain) ? plain : {});
  compiled.set(schema, made);
  return made;
}

/**
 * Checks a custom resource against the schema of its definition: types, required fields, enumerations, limits, patterns.
 * Rules in the Common Expression Language are not evaluated.
 */
export function checkCustom(findings: Findings, object: Fields, schema: Fields | undefined): void {
  if (schema === undefined) return;
  const validate = validatorOf(schema);
  if (validate(object)) return;
  for (const error of validate.errors ?? []) report(findings, object, error);
}

function fieldPath(pointer: string): { text: string; steps: (string | number)[] } {
  const steps = pointer
    .split("/")
    .slice(1)
    .map((step) => step.replace(/~1/g, "/").replace(/~0/g, "~"))
    .map((step) => (/^\d+$/.test(step) ? Number(step) : step));
  const text = steps.reduce<string>(
    (path, step) => (typeof step === "number" ? `${path}[${step}]` : path === "" ? step : `${path}.${step}`),
    "",
  );
  return { text, steps };
}

function typeName(value: Tree | undefined): string {
  if (Array.isArray(value)) return "array";
  if (value === null || value === undefined) return "null";
  return typeof value === "number" ? (Number.isInteger(value) ? "integer" : "number") : typeof value;
}

function report(findings: Findings, object: Fields, error: ErrorObject): void {
  const { text, steps } = fieldPath(error.instancePath);
  const value = at(object, ...steps);
  const parameter = (name: string): unknown => Reflect.get(error.params, name);
  const limit = String(parameter("limit"));
  const invalid = (detail: string) => {
    findings.invalid(text, value ?? null, `${text} in body ${detail}`);
  };
  switch (error.keyword) {
    case "required":
      findings.required(`${text === "" ? "" : `${text}.`}${String(parameter("missingProperty"))}`);
      return;
    case "type": {
      const got = typeName(value);
      findings.invalid(text, got, `${text} in body must be of type ${String(parameter("type"))}: "${got}"`);
      return;
    }
    case "enum": {
      const allowed = parameter("allowedValues");
      findings.unsupported(text, value ?? null, Array.isArray(allowed) ? allowed.map(String) : []);
      return;
    }
    case "minimum":
      invalid(`should be greater than or equal to ${limit}`);
      return;
    case "maximum":
      invalid(`should be less than or equal to ${limit}`);
      return;
    case "exclusiveMinimum":
      invalid(`should be greater than ${limit}`);
      return;
    case "exclusiveMaximum":
      invalid(`should be less than ${limit}`);
      return;
    case "minLength":
      invalid(`should be at least ${limit} chars long`);
      return;
    case "maxLength":
      invalid(`should be at most ${limit} chars long`);
      return;
    case "minItems":
      invalid(`should have at least ${limit} items`);
      return;
    case "maxItems":
      invalid(`should have at most ${limit} items`);
      return;
    case "minProperties":
      invalid(`should have at least ${limit} properties`);
      return;
    case "maxProperties":
      invalid(`should have at most ${limit} properties`);
      return;
    case "pattern":
      invalid(`should match '${String(parameter("pattern"))}'`);
      return;
    case "anyOf":
    case "oneOf":
    case "allOf":
    case "not": {
      const shown: Json = value ?? null;
      findings.invalid(
        text,
        shown,
        `${text} in body must validate ${wordOf(error.keyword)} the schema (${error.keyword})`,
      );
      return;
    }
    default:
      invalid(error.message ?? "is not valid");
  }
}

function wordOf(keyword: string): string {
  return { anyOf: "at least one", oneOf: "one and only one", allOf: "all", not: "none of" }[keyword] ?? "";
}
