import { ApiRequest, Json, JsonObject, KubernetesApi } from "../../cluster/kubernetes-api";
import { objectOf, textOf } from "./conversion/json";
import { ProviderError } from "./provider-error";

/** A refusal of the API server, in its own words. */
export class ApiError extends ProviderError {
  public constructor(
    /** HTTP status. */
    public readonly status: number,
    /** The `Status` object. */
    public readonly body: JsonObject,
    prefix = "",
  ) {
    super(prefix + (textOf(body["message"]) || `the server answered with status ${status}`));
    this.name = "ApiError";
  }

  /** The same refusal with the provider's words before it. */
  public prefixed(prefix: string): ApiError {
    return new ApiError(this.status, this.body, prefix);
  }

  /** The machine-readable reason, such as `AlreadyExists`. */
  public get reason(): string {
    return textOf(this.body["reason"]);
  }
}

/** The API of the configured cluster. A refusal is an exception here. */
export class ApiClient {
  readonly #api: KubernetesApi;

  public constructor(api: KubernetesApi) {
    this.#api = api;
  }

  /**
   * Makes a call.
   *
   * @returns the answered object
   * @throws ApiError when the API server refuses
   */
  public async request(request: ApiRequest): Promise<JsonObject> {
    const { status, body } = await this.#api.request(request);
    if (status >= 400) throw new ApiError(status, objectOf(body));
    return objectOf(body);
  }

  /** Reads an object; undefined when it is not there. */
  public async find(path: string): Promise<JsonObject | undefined> {
    try {
      return await this.get(path);
    } catch (error) {
      if (error instanceof ApiError && error.status === 404) return undefined;
      throw error;
    }
  }

  /** Reads an object. */
  public get(path: string): Promise<JsonObject> {
    return this.request({ method: "GET", path });
  }

  /** Creates an object. */
  public create(path: string, body: Json): Promise<JsonObject> {
    return this.request({ method: "POST", path, body });
  }

  /** Replaces an object. */
  public replace(path: string, body: Json): Promise<JsonObject> {
    return this.request({ method: "PUT", path, body });
  }

  /** Applies a JSON patch. */
  public jsonPatch(path: string, body: Json): Promise<JsonObject> {
    return this.request({ method: "PATCH", path, contentType: "application/json-patch+json", body });
  }

  /** Applies an object on the server's side. */
  public apply(path: string, body: Json, fieldManager: string, force: boolean): Promise<JsonObject> {
    const query = { fieldManager, force: String(force) };
    return this.request({ method: "PATCH", path, query, contentType: "application/apply-patch+yaml", body });
  }

  /** Deletes an object; a typed client names the group and version of what it deletes. */
  public delete(path: string, apiVersion = "v1", options: JsonObject = {}): Promise<JsonObject> {
    return this.request({ method: "DELETE", path, body: { kind: "DeleteOptions", apiVersion, ...options } });
  }
}
