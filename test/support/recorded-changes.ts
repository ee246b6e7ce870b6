import { Json, JsonObject } from "../../rehearsal/cluster/kubernetes-api";
import { RecordedRequest } from "./kubernetes-fixtures";
import { PlannedChange, Write } from "./recorded-cluster";
import { applied, withPlaceholders } from "./recorded-match";

type Path = readonly (string | number)[];

/** What the recording says of a planned change. */
export interface RecordedChangeSet {
  readonly changes?: readonly (readonly [Path, Json, Json])[];
  readonly unknown_after?: readonly Path[];
}

/** The planned result that a recorded change amounts to, from the state before; what is unknown is left out. */
export function plannedAfter(change: PlannedChange, recorded: RecordedChangeSet): Json {
  return without(applied(change.before, recorded.changes ?? []), recorded.unknown_after ?? []);
}

/** A copy that lacks what is at the paths. */
export function without(json: Json, paths: readonly Path[]): Json {
  const copy = JSON.parse(JSON.stringify(json)) as Json;
  for (const path of paths) remove(copy, path);
  return copy;
}

/** The planned result, with null for what was taken out of a map, so that it can be compared. */
export function shownAfter(change: PlannedChange, expected: Json): Json {
  return withPlaceholders(change.after, expected) ?? null;
}

/** Requests as the recording writes them. */
export function recordedForm({ request, response }: Write): RecordedRequest {
  const { method, path, query = {}, contentType = "application/json", body = null } = request;
  const search = Object.entries(query).map(([name, value]) => `${name}=${value}`);
  return {
    method,
    path: search.length > 0 ? `${path}?${search.join("&")}` : path,
    content_type: contentType,
    body,
    status: response.status,
    ...(response.status >= 400 ? { message: String((response.body as JsonObject)["message"]) } : {}),
  };
}

/** A request with what comes in random order in one order, and without what the recording adds. */
export function comparableRequest(request: RecordedRequest): Json {
  const { method, path, content_type: contentType = "application/json", body, status, message } = request;
  const operations = Array.isArray(body) && method === "PATCH" ? sortedOperations(body as Json[]) : body;
  return {
    method,
    path,
    content_type: contentType,
    body: operations,
    status: status ?? null,
    message: message ?? null,
  };
}

/** Says whether a write is about the object that a recorded request is about. */
export function isAbout(write: RecordedRequest, recorded: RecordedRequest): boolean {
  if (write.method !== recorded.method || write.path !== recorded.path) return false;
  return write.method !== "POST" || nameOf(write.body) === nameOf(recorded.body);
}

function nameOf(body: Json): Json {
  return ((body as JsonObject)["metadata"] as JsonObject | undefined)?.["name"] ?? null;
}

function sortedOperations(operations: readonly Json[]): Json[] {
  const key = (operation: Json) => JSON.stringify((operation as JsonObject)["path"]);
  return [...operations].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

function remove(json: Json, path: Path): void {
  let at = json as Record<string | number, Json>;
  for (const step of path.slice(0, -1)) {
    const next = at[step];
    if (typeof next !== "object" || next === null) return;
    at = next as Record<string | number, Json>;
  }
  const last = path.at(-1);
  if (last !== undefined) Reflect.deleteProperty(at, last);
}
