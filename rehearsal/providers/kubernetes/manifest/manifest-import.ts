import { Json, JsonObject } from "../../../cluster/kubernetes-api";
import { Diagnostic } from "../../../plugin/provider";
import { ApiClient, ApiError } from "../api-client";
import { isJsonObject } from "../conversion/json";
import { findMapping, mappedPath, ResourceMapping } from "../discovery";
import { ProviderError } from "../provider-error";

/** What is told with every import: the state has no manifest yet. */
export const APPLY_NEEDED: Diagnostic = {
  severity: "warning",
  summary: "Apply needed after 'import'",
  detail:
    "Please run apply after a successful import to realign the resource state to the configuration in Terraform.",
};

/** What an import id names. */
export interface ImportId {
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  readonly namespace: string;
}

const KEYS: ReadonlySet<string> = new Set(["apiVersion", "kind", "name", "namespace"]);

/** Reads an import id. @returns why it is none, when it is none. */
export function parseImportId(id: string): ImportId | string {
  const wrong = `could not parse ID: ${JSON.stringify(id)}. ID`;
  const parts = id.split(",").map((part) => part.split("="));
  if (parts.length < 3 || parts.length > 4) return `${wrong} must contain apiVersion, kind, and name`;
  if (parts.some((pair) => pair.length !== 2)) return `${wrong} must be in key=value format`;
  const [unknown] = parts.find(([key = ""]) => !KEYS.has(key)) ?? [];
  if (unknown !== undefined) return `${wrong} contained unknown key ${JSON.stringify(unknown)}`;
  const given: Readonly<Record<string, string>> = Object.fromEntries(parts);
  const { apiVersion = "", kind = "", name = "", namespace = "default" } = given;
  return { apiVersion, kind, name, namespace };
}

/** What is told of an id that is none: the provider goes on with nothing in place of a kind. */
export function importIdErrors(why: string): readonly Diagnostic[] {
  return [
    { severity: "error", summary: "Failed to parse import ID", detail: why },
    unknownKind("", "").diagnostic,
  ];
}

/** Reads the object that an import names. @throws ProviderError when the API does not have it. */
export async function importedObject(
  api: ApiClient,
  { apiVersion, kind, name, namespace }: ImportId,
): Promise<{ readonly mapping: ResourceMapping; readonly object: JsonObject }> {
  const mapping = await findMapping(api, apiVersion, kind);
  if (!mapping) throw unknownKind(apiVersion, kind);
  try {
    return { mapping, object: await api.get(mappedPath(mapping, namespace, name)) };
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    const asked = goPrinted({ apiVersion, kind, metadata: { name, namespace } });
    throw new ProviderError(`Failed to get resource {Object:${asked}} from API`, error.message);
  }
}

function unknownKind(apiVersion: string, kind: string): ProviderError {
  return new ProviderError(
    "Failed to get namespacing requirement from RESTMapper",
    `no matches for kind "${kind}" in version "${apiVersion}"`,
  );
}

/** A JSON value as Go's `%v` prints it. */
function goPrinted(json: Json): string {
  if (!isJsonObject(json)) return String(json);
  const entries = Object.entries(json).sort(([a], [b]) => (a < b ? -1 : 1));
  return `map[${entries.map(([key, value]) => `${key}:${goPrinted(value)}`).join(" ")}]`;
}
