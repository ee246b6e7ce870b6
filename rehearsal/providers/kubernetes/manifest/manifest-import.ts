import { Json, JsonObject } from "../../../cluster/kubernetes-api";
import { Diagnostic } from "../../../plugin/provider";
import { ApiClient, ApiError } from "../api-client";
import { isJsonObject } from "../conversion/json";
import { ProviderError } from "../provider-error";

/** What is told with every import: the state has no manifest yet. */
export const APPLY_NEEDED: Diagnostic = {
  severity: "warning",
  summary: "Apply needed after 'import'",
  detail:
    "Please run apply after a successful import to realign the resource state to the configuration in Terraform.",
};

/** As much of an object as an import id says. @throws ProviderError when it does not say enough. */
export function namedObject(id: string): JsonObject {
  const parts = Object.fromEntries(id.split(",").map((part) => part.split("=")));
  const { apiVersion = "", kind = "", name = "", namespace } = parts;
  if (apiVersion === "" || kind === "" || name === "") {
    throw new ProviderError(
      "Failed to parse import ID",
      `invalid format for import ID [${id}]\nExpected format is: apiVersion=<value>,kind=<value>,name=<value>[,namespace=<value>]`,
    );
  }
  return { apiVersion, kind, metadata: { name, ...(namespace === undefined ? {} : { namespace }) } };
}

/** Reads what an import names. @throws ProviderError when the API server does not give it. */
export async function importedObject(api: ApiClient, path: string, named: JsonObject): Promise<JsonObject> {
  try {
    return await api.get(path);
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    throw new ProviderError(`Failed to get resource {Object:${goPrinted(named)}} from API`, error.message);
  }
}

/** A JSON value as Go's `%v` prints it. */
function goPrinted(json: Json): string {
  if (!isJsonObject(json)) return String(json);
  const entries = Object.entries(json).sort(([a], [b]) => (a < b ? -1 : 1));
  return `map[${entries.map(([key, value]) => `${key}:${goPrinted(value)}`).join(" ")}]`;
}
