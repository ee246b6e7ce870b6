import { ApiRequest, ApiResponse, KubernetesApi } from "../../kubernetes-api";
import { ClusterState } from "../cluster-state";
import { settle } from "../controllers";
import { discover } from "./discovery";
import { routeOf, splitPath } from "./route";
import { ApiError, methodNotAllowed, noSuchPath } from "./status";
import { Call } from "./call";
import { patch, post, put, remove } from "./verbs";
import { read } from "./read";

/** The API of a cluster in memory. Each call is answered at once; the controllers have settled before it returns. */
export class MemoryApi implements KubernetesApi {
  public constructor(private readonly state: ClusterState) {}

  public request(request: ApiRequest): Promise<ApiResponse> {
    try {
      return Promise.resolve(this.answer(request));
    } catch (error) {
      return error instanceof ApiError ? Promise.resolve(error.response()) : Promise.reject(asError(error));
    }
  }

  private answer(request: ApiRequest): ApiResponse {
    const { path, query } = splitPath(request);
    if (request.method === "GET") {
      const discovered = discover(path, this.state);
      if (discovered !== undefined) return { status: 200, body: discovered, warnings: [] };
    }
    const route = routeOf(path, this.state.registry);
    const call: Call = { state: this.state, route, query, request };
    if (request.method === "GET") return read(call);
    const response = this.write(call);
    settle(this.state);
    return response;
  }

  private write(call: Call): ApiResponse {
    const { method } = call.request;
    const { name, type, namespace } = call.route;
    if (type.namespaced && namespace === "" && method !== "DELETE") throw noSuchPath();
    if (method === "POST") return post(call);
    if (method === "DELETE") return remove(call);
    if (name === "") throw methodNotAllowed();
    return method === "PUT" ? put(call) : patch(call);
  }
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
