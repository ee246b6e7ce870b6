import { setMaxListeners } from "node:events";
import {
  HttpMethod,
  IsomorphicFetchHttpLibrary,
  KubeConfig,
  RequestContext,
  ResponseContext,
  ServerConfiguration,
} from "@kubernetes/client-node";
import { ClusterCredentials } from "../control-plane";
import { ApiRequest } from "../kubernetes-api";
import { PooledKubeConfig } from "./pooled-kube-config";

/**
 * Who calls. The API server takes the name before the slash for the owner of the fields that a call writes when the
 * call names none: the real provider's name, so that ownership is as it is in a cluster that Terraform has built.
 */
const USER_AGENT = "HashiCorp/1.0 (rehearsal)";

/** Calls to one API server, as they are: the library's typed clients would drop fields and headers they do not know. */
export class HttpsConnection {
  readonly #config: KubeConfig;
  readonly #closePool: () => void;
  readonly #server: ServerConfiguration<Record<string, string>>;
  readonly #library = new IsomorphicFetchHttpLibrary();
  readonly #end = new AbortController();

  /**
   * @param server URL of the API server.
   * @param credentials those of an administrator, whose calls share connections, or whatever a kubeconfig holds.
   */
  public constructor(server: string, credentials: ClusterCredentials | KubeConfig) {
    if (credentials instanceof KubeConfig) {
      this.#config = credentials;
      this.#closePool = () => undefined;
    } else {
      const pooled = new PooledKubeConfig(server, credentials);
      this.#config = pooled;
      this.#closePool = () => pooled.close();
    }
    this.#server = new ServerConfiguration(server, {});
    setMaxListeners(0, this.#end.signal); // Each call under way is one.
  }

  /** What watches are begun with. */
  public get config(): KubeConfig {
    return this.#config;
  }

  /**
   * Sends a call and gives the answer when its head is there.
   *
   * @throws Error with the `code` of the system error, when the server is not there or the connections are closed.
   */
  public async send(call: ApiRequest): Promise<ResponseContext> {
    const context = this.#contextOf(call);
    await this.#config.applySecurityAuthentication(context);
    return this.#library.send(context).toPromise();
  }

  /** Ends every connection, and what is under way on it. */
  public close(): void {
    this.#end.abort();
    this.#closePool();
  }

  #contextOf({ method, path, query, contentType = "application/json", body }: ApiRequest): RequestContext {
    const context = this.#server.makeRequestContext(path, HttpMethod[method]);
    for (const [name, value] of Object.entries(query ?? {})) context.setQueryParam(name, value);
    context.setHeaderParam("Accept", "application/json");
    context.setHeaderParam("Accept-Encoding", "identity"); // Nothing is gained between two processes of one machine.
    context.setHeaderParam("User-Agent", USER_AGENT);
    if (body !== undefined) {
      context.setHeaderParam("Content-Type", contentType);
      context.setBody(JSON.stringify(body));
    }
    context.setSignal(this.#end.signal);
    return context;
  }
}
