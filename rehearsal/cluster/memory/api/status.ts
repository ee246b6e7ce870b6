import { ApiResponse } from "../../kubernetes-api";
import { Fields } from "../json/tree";
import { ResourceType, qualifiedKind, qualifiedResource } from "../resources/resource-type";

/** One thing that is wrong with an object, at one field. */
export interface Cause {
  /** Path of the field, such as `spec.ports[0].nodePort`. */
  readonly field: string;

  /** Kind of problem, in the API's words, such as `FieldValueRequired`. */
  readonly reason: string;
  readonly message: string;
}

/** An answer that is an error; thrown inside the API and answered as a `Status`. */
export class ApiError extends Error {
  public constructor(
    public readonly code: number,
    public readonly reason: string,
    message: string,
    private readonly details: Fields = {},
  ) {
    super(message);
  }

  /** The answer as it goes over the wire. */
  public response(): ApiResponse {
    const details: Fields = Object.keys(this.details).length > 0 ? { details: this.details } : {};
    const body: Fields = {
      kind: "Status",
      apiVersion: "v1",
      metadata: {},
      status: "Failure",
      message: this.message,
      reason: this.reason,
      ...details,
      code: this.code,
    };
    return { status: this.code, body, warnings: [] };
  }
}

function detailsOf(type: ResourceType, name: string): Fields {
  return {
    ...(name === "" ? {} : { name }),
    ...(type.group === "" ? {} : { group: type.group }),
    kind: type.plural,
  };
}

/** 404 of an object. */
export function notFound(type: ResourceType, name: string): ApiError {
  return new ApiError(
    404,
    "NotFound",
    `${qualifiedResource(type)} "${name}" not found`,
    detailsOf(type, name),
  );
}

/** 404 of a path that nobody serves. */
export function noSuchPath(): ApiError {
  return new ApiError(404, "NotFound", "the server could not find the requested resource");
}

/** 409 of a name that is taken. */
export function alreadyExists(type: ResourceType, name: string): ApiError {
  const message = `${qualifiedResource(type)} "${name}" already exists`;
  return new ApiError(409, "AlreadyExists", message, detailsOf(type, name));
}

/** 409 of a write that knows an older state. */
export function conflict(type: ResourceType, name: string, why: string): ApiError {
  const message = `Operation cannot be fulfilled on ${qualifiedResource(type)} "${name}": ${why}`;
  return new ApiError(409, "Conflict", message, detailsOf(type, name));
}

/** What the server says when somebody else was faster. */
export const MODIFIED =
  "the object has been modified; please apply your changes to the latest version and try again";

/** 403 of admission. */
export function forbidden(type: ResourceType, name: string, why: string): ApiError {
  const message = `${qualifiedResource(type)} "${name}" is forbidden: ${why}`;
  return new ApiError(403, "Forbidden", message, detailsOf(type, name));
}

/** 400 of a body that cannot be read. */
export function badRequest(message: string): ApiError {
  return new ApiError(400, "BadRequest", message);
}

/** 405 of a verb that a resource does not have. */
export function methodNotAllowed(): ApiError {
  return new ApiError(
    405,
    "MethodNotAllowed",
    "the server does not allow this method on the requested resource",
  );
}

/** 415 of a body of a type that is not understood. */
export function unsupportedMediaType(): ApiError {
  const message =
    "the body of the request was in an unknown format - accepted media types include: application/json-patch+json, application/merge-patch+json, application/apply-patch+yaml";
  return new ApiError(415, "UnsupportedMediaType", message);
}

/** 422 of an object that breaks rules; says all of them. */
export function invalid(type: ResourceType, name: string, causes: readonly Cause[]): ApiError {
  const texts = causes.map(({ field, message }) => `${field}: ${message}`);
  const all = [...new Set(texts)];
  const list = all.length === 1 ? (all[0] ?? "") : `[${all.join(", ")}]`;
  return new ApiError(422, "Invalid", `${qualifiedKind(type)} "${name}" is invalid: ${list}`, {
    ...(name === "" ? {} : { name }),
    ...(type.group === "" ? {} : { group: type.group }),
    kind: type.kind,
    causes: causes.map(({ field, reason, message }) => ({ reason, message, field })),
  });
}
