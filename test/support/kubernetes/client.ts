import { RehearsalCluster } from "../../../rehearsal/cluster/control-plane";
import { ApiRequest, ApiResponse, Json, JsonObject } from "../../../rehearsal/cluster/kubernetes-api";
import { memoryControlPlane } from "../../../rehearsal/cluster/memory";

/** Short ways to talk to the API of a cluster in tests. */
export class TestClient {
  public constructor(public readonly cluster: RehearsalCluster) {}

  /** A fresh cluster in memory with a client. */
  public static async fresh(name = "test"): Promise<TestClient> {
    return new TestClient(await memoryControlPlane().start(name));
  }

  public call(
    method: ApiRequest["method"],
    path: string,
    body?: Json,
    contentType?: string,
  ): Promise<ApiResponse> {
    return this.cluster.api.request({
      method,
      path,
      ...(body === undefined ? {} : { body }),
      ...(contentType === undefined ? {} : { contentType }),
    });
  }

  /** The body of a successful answer. */
  public async ok(
    method: ApiRequest["method"],
    path: string,
    body?: Json,
    contentType?: string,
  ): Promise<JsonObject> {
    const answer = await this.call(method, path, body, contentType);
    if (answer.status >= 300)
      throw new Error(`${method} ${path}: ${String((answer.body as JsonObject)["message"])}`);
    return answer.body as JsonObject;
  }

  public get(path: string): Promise<JsonObject> {
    return this.ok("GET", path);
  }

  public create(path: string, body: Json): Promise<JsonObject> {
    return this.ok("POST", path, body);
  }

  public merge(path: string, body: Json): Promise<JsonObject> {
    return this.ok("PATCH", path, body, "application/merge-patch+json");
  }

  public apply(path: string, body: Json, manager = "Terraform", force = false): Promise<ApiResponse> {
    return this.call(
      "PATCH",
      `${path}?fieldManager=${manager}&force=${String(force)}`,
      body,
      "application/apply-patch+yaml",
    );
  }

  /** Items of a list. */
  public async list(path: string): Promise<readonly JsonObject[]> {
    return (await this.get(path))["items"] as unknown as readonly JsonObject[];
  }
}

/** What is at a path of a JSON value. */
export function dig(value: Json | undefined, ...path: readonly (string | number)[]): Json | undefined {
  let here: unknown = value;
  for (const step of path) here = (here as Record<string | number, unknown> | undefined)?.[step];
  return here as Json | undefined;
}
