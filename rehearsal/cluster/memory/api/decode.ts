import { Json } from "../../kubernetes-api";
import { Fields, copyFields, isFields, isJsonObject, textAt } from "../json/tree";
import { ResourceType, apiVersionOf } from "../resources/resource-type";
import { DecodeReport, normalise } from "../types/normalise";
import { badRequest } from "./status";

/** A decoded object and what to warn of. */
export interface Decoded {
  readonly object: Fields;
  readonly warnings: readonly string[];
}

/** Reads the body of a request as an object of a resource. @throws ApiError when it cannot be read as one. */
export function decode(
  body: Json | undefined,
  type: ResourceType,
  fieldValidation = "Warn",
  asWritten = false,
): Decoded {
  if (!isJsonObject(body)) throw badRequest("the body of the request is not an object");
  const wanted = apiVersionOf(type);
  const object = copyFields(body);
  const apiVersion = textAt(object, "apiVersion") ?? wanted;
  const kind = textAt(object, "kind") ?? type.kind;
  if (apiVersion !== wanted || kind !== type.kind) {
    throw badRequest(
      `${kind} in version "${apiVersion.split("/").pop() ?? ""}" cannot be handled as a ${type.kind}: ` +
        `no kind "${kind}" is registered for version "${apiVersion}"`,
    );
  }
  return tidy({ ...object, apiVersion, kind }, type, fieldValidation, asWritten);
}

/** Brings an object into the form in which the server keeps it. @throws ApiError when a value has the wrong type. */
export function tidy(
  object: Fields,
  type: ResourceType,
  fieldValidation = "Ignore",
  asWritten = false,
): Decoded {
  const report: DecodeReport = { unknownFields: [], errors: [], asWritten };
  const tidied = normalise(object, type.schema, report);
  const [error] = report.errors;
  if (error !== undefined && type.custom === undefined) {
    throw badRequest(
      `${type.kind} in version "${type.version}" cannot be handled as a ${type.kind}: ${error}`,
    );
  }
  const unknown = report.unknownFields.map((field) => `unknown field "${field}"`);
  if (unknown.length > 0 && fieldValidation === "Strict") {
    throw badRequest(
      `${type.kind} in version "${type.version}" cannot be handled as a ${type.kind}: strict decoding error: ${unknown.join(", ")}`,
    );
  }
  return {
    object: isFields(tidied) ? tidied : {},
    warnings: fieldValidation === "Warn" ? unknown : [],
  };
}
