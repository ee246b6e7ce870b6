import { ApiRequest, ApiResponse } from "../../cluster/kubernetes-api";

/** What Kubernetes' own client library for Go says, which real providers use, when nothing tells of a cluster. */
export const NOTHING_CONFIGURED =
  "invalid configuration: no configuration has been provided, try setting KUBERNETES_MASTER environment variable";

/** What Go says of a server that nobody vouches for who is trusted. */
export const UNKNOWN_AUTHORITY =
  "tls: failed to verify certificate: x509: certificate signed by unknown authority";

/** What the API answers to somebody it does not know. */
export const UNAUTHORIZED: ApiResponse = {
  status: 401,
  body: {
    kind: "Status",
    apiVersion: "v1",
    status: "Failure",
    message: "Unauthorized",
    reason: "Unauthorized",
    code: 401,
  },
  warnings: [],
};

/** A call, such as `Get "https://127.0.0.1:6443/version"`. */
export function doing({ method, path }: ApiRequest, server: string): string {
  return `${method.charAt(0)}${method.slice(1).toLowerCase()} "${server.replace(/\/+$/, "")}${path}"`;
}

/** What is said of a call to a server at which nobody listens. */
export function refusal(call: ApiRequest, server: string): string {
  const { hostname, port, protocol } = new URL(server);
  const address = `${hostname}:${port || (protocol === "https:" ? "443" : "80")}`;
  return `${doing(call, server)}: dial tcp ${address}: connect: connection refused`;
}

/** A server as it is named, with a scheme. */
export function withScheme(host: string): string {
  return /^https?:\/\//.test(host) ? host : `https://${host}`;
}
