import { Agent, RequestOptions } from "node:https";
import { KubeConfig, RequestContext } from "@kubernetes/client-node";
import { ClusterCredentials } from "../control-plane";

/** The API server closes a connection that nobody has used for 90 s; it must not do so just when a call is sent on it. */
const MOST_IDLE_SECONDS = 60;

/**
 * How one API server is reached with a client certificate. The library makes new connections for every call; here all
 * calls and watches share those that are kept open.
 */
export class PooledKubeConfig extends KubeConfig {
  readonly #agent: Agent;

  public constructor(
    public readonly server: string,
    { caCertificate, clientCertificate, clientKey }: ClusterCredentials,
  ) {
    super();
    const name = "rehearsal";
    this.loadFromClusterAndUser(
      { name, server, skipTLSVerify: false, caData: base64(caCertificate) },
      { name, certData: base64(clientCertificate), keyData: base64(clientKey) },
    );
    this.#agent = new Agent({
      ca: caCertificate,
      cert: clientCertificate,
      key: clientKey,
      keepAlive: true,
      // No call may wait for another's connection: the library's HTTP client takes a connection that goes straight to the
      // next waiting call, before the body of the first has been read, for one that the server has closed.
      maxSockets: Infinity,
      timeout: MOST_IDLE_SECONDS * 1000,
    });
  }

  /** Asked for each call. The certificate is all there is to show, and the connections have it. */
  public override applySecurityAuthentication(context: RequestContext): Promise<void> {
    context.setAgent(this.#agent);
    return Promise.resolve();
  }

  /** Asked by the library for each watch. */
  public override async applyToHTTPSOptions(options: RequestOptions): Promise<void> {
    await super.applyToHTTPSOptions(options);
    options.agent = this.#agent;
  }

  /** Ends every connection. */
  public close(): void {
    this.#agent.destroy();
  }
}

function base64(pem: string): string {
  return Buffer.from(pem).toString("base64");
}
