/** Any JSON value. */
export type Json = null | string | number | boolean | readonly Json[] | JsonObject;

/** A JSON object. */
export interface JsonObject {
  readonly [key: string]: Json;
}

/** Where the API has definitions of custom resources. */
export const DEFINITIONS = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions";

/** One call of the Kubernetes API, as it goes over the wire. */
export interface ApiRequest {
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

  /** Path below the server's address, such as `/api/v1/namespaces/sd/configmaps/webui`. */
  readonly path: string;

  /** Query parameters, such as `fieldManager`. */
  readonly query?: Readonly<Record<string, string>>;

  /**
   * Media type of the body; tells the patches apart.
   *
   * @default "application/json"
   */
  readonly contentType?: string;

  readonly body?: Json;
}

/** The answer of the Kubernetes API; an error is a `Status` object with its HTTP status, never an exception. */
export interface ApiResponse {
  readonly status: number;
  readonly body: Json;

  /** Texts of the warning headers. */
  readonly warnings: readonly string[];
}

/** The Kubernetes API of one cluster: kept in memory, or a real API server. */
export interface KubernetesApi {
  request(request: ApiRequest): Promise<ApiResponse>;
}
