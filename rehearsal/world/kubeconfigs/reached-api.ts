import { readFileSync } from "node:fs";
import { KubeConfig } from "@kubernetes/client-node";
import { ClusterCredentials } from "../../cluster/control-plane";
import { HttpsApi } from "../../cluster/https/https-api";
import { HttpsConnection } from "../../cluster/https/https-connection";
import { ApiRequest, KubernetesApi } from "../../cluster/kubernetes-api";
import { doing, refusal, UNAUTHORIZED, UNKNOWN_AUTHORITY } from "./go-words";
import { ReachedCluster } from "./kubeconfigs";

/** What Node says of a server that the authority of a kubeconfig does not vouch for. */
const UNTRUSTED: readonly string[] = [
  "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
  "UNABLE_TO_GET_ISSUER_CERT_LOCALLY",
  "SELF_SIGNED_CERT_IN_CHAIN",
  "DEPTH_ZERO_SELF_SIGNED_CERT",
  "CERT_SIGNATURE_FAILURE",
];

/** The API of a cluster that a program reaches, with the credentials that its kubeconfig has. */
export function reachedApi({ cluster, config }: ReachedCluster): KubernetesApi {
  const { api, credentials, folder } = cluster;
  if (config === undefined || isAdministrator(config, credentials)) return api;
  const server = config.getCurrentCluster()?.server ?? "";
  if (folder !== undefined) return inGoWords(new HttpsApi(new HttpsConnection(server, config)), server);
  // In memory, there is nobody but the administrator.
  const isTrusted = authorityOf(config) === credentials.caCertificate.trim();
  return {
    request: (call) => (isTrusted ? Promise.resolve(UNAUTHORIZED) : Promise.reject(untrusted(call, server))),
  };
}

/** Says what is wrong with a connection as the real providers do, which are written in Go. */
function inGoWords(api: KubernetesApi, server: string): KubernetesApi {
  return {
    async request(call) {
      try {
        return await api.request(call);
      } catch (error) {
        const code = codeOf(error);
        if (UNTRUSTED.includes(code)) throw untrusted(call, server, error);
        if (code === "ECONNREFUSED") {
          throw new Error(refusal(call, server), { cause: error });
        }
        throw error;
      }
    },
  };
}

function untrusted(call: ApiRequest, server: string, cause?: unknown): Error {
  return new Error(`${doing(call, server)}: ${UNKNOWN_AUTHORITY}`, { cause });
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return "";
  return "code" in error && typeof error.code === "string" ? error.code : codeOf(error.cause);
}

function isAdministrator(config: KubeConfig, credentials: ClusterCredentials): boolean {
  const user = config.getCurrentUser();
  return (
    config.getCurrentCluster()?.skipTLSVerify !== true &&
    authorityOf(config) === credentials.caCertificate.trim() &&
    pem(user?.certData, user?.certFile) === credentials.clientCertificate.trim() &&
    pem(user?.keyData, user?.keyFile) === credentials.clientKey.trim()
  );
}

function authorityOf(config: KubeConfig): string {
  const cluster = config.getCurrentCluster();
  return pem(cluster?.caData, cluster?.caFile);
}

/**
 * A PEM text of a kubeconfig; empty when there is none that can be read. The library has null, whatever its types say,
 * where a file leaves out the whole user.
 */
function pem(data: string | null | undefined, file: string | null | undefined): string {
  if (typeof data === "string" && data !== "") return Buffer.from(data, "base64").toString("utf8").trim();
  if (typeof file !== "string" || file === "") return "";
  try {
    return readFileSync(file, "utf8").trim();
  } catch {
    return "";
  }
}
