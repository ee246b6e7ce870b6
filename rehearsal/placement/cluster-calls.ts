import { at, Json, JsonObject, listAt } from "../run/json";
import { ApiResponse, KubernetesApi } from "../cluster/kubernetes-api";
import { isJsonObject } from "../cluster/json";

/** The API server refused a call that a trial needs. */
export class TrialRefusal extends Error {
  public constructor(what: string, { status, body }: ApiResponse) {
    super(`${what}: ${wordsOf(body)} (HTTP status ${status})`);
    this.name = "TrialRefusal";
  }
}

/** The message of an answer. */
export function wordsOf(body: Json): string {
  const message = at(body, "message");
  if (typeof message === "string") return message;
  return typeof body === "string" ? body : "no reason given";
}

/** The objects at a path; none when the API does not know the path. @throws TrialRefusal */
export async function list(api: KubernetesApi, path: string): Promise<readonly JsonObject[]> {
  const response = await api.request({ method: "GET", path });
  if (response.status === 404) return [];
  if (response.status >= 300) throw new TrialRefusal(`GET ${path}`, response);
  return listAt(response.body, "items").filter(isJsonObject);
}

/** An object; undefined when it is gone. @throws TrialRefusal */
export async function find(api: KubernetesApi, path: string): Promise<JsonObject | undefined> {
  const response = await api.request({ method: "GET", path });
  if (response.status === 404) return undefined;
  if (response.status >= 300 || !isJsonObject(response.body)) throw new TrialRefusal(`GET ${path}`, response);
  return response.body;
}

/** Changes an object by a merge patch. @throws TrialRefusal */
export async function patch(api: KubernetesApi, path: string, body: JsonObject): Promise<void> {
  const contentType = "application/merge-patch+json";
  const response = await api.request({ method: "PATCH", path, contentType, body });
  if (response.status >= 300) throw new TrialRefusal(`PATCH ${path}`, response);
}

/** Deletes an object at once, if it is there. @throws TrialRefusal */
export async function remove(api: KubernetesApi, path: string): Promise<void> {
  const query = { gracePeriodSeconds: "0" };
  const response = await api.request({ method: "DELETE", path, query });
  if (response.status >= 300 && response.status !== 404) throw new TrialRefusal(`DELETE ${path}`, response);
}
