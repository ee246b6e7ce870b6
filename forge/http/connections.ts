import { Agent, Dispatcher, EnvHttpProxyAgent } from "undici";
import { Environment } from "../contracts";

const TIMEOUTS = { headersTimeout: 60_000, bodyTimeout: 60_000, connect: { timeout: 20_000 } };

/** Connections as the environment wants them: through a proxy where it names one. */
export function connections(environment: Environment): Dispatcher {
  const named = (...names: readonly string[]): string | undefined =>
    names.map((name) => environment[name]).find((value) => value !== undefined && value !== "");
  const httpProxy = named("http_proxy", "HTTP_PROXY");
  const httpsProxy = named("https_proxy", "HTTPS_PROXY");
  if (httpProxy === undefined && httpsProxy === undefined) return new Agent(TIMEOUTS);
  return new EnvHttpProxyAgent({
    ...TIMEOUTS,
    // An empty text keeps it from reading the variables of the process itself.
    httpProxy: httpProxy ?? "",
    httpsProxy: httpsProxy ?? httpProxy ?? "",
    noProxy: named("no_proxy", "NO_PROXY") ?? "",
  });
}
