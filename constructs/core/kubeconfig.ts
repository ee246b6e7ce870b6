import { Fn, Token } from "cdktf";
import { ClientCertificateAccess } from "../contracts/cluster";

/**
 * Reads the first cluster and the first user out of the text of a kubeconfig that is known only when
 * Terraform runs. Certificates in a kubeconfig are base64; what comes back is PEM.
 *
 * @param kubeconfig - YAML text, usually a token.
 */
export function accessFromKubeconfig(kubeconfig: string): ClientCertificateAccess {
  const document: unknown = Fn.yamldecode(kubeconfig);
  const cluster = (key: string): string => lookup(document, ["clusters", 0, "cluster", key]);
  const user = (key: string): string => lookup(document, ["users", 0, "user", key]);
  return {
    kind: "clientCertificate",
    host: cluster("server"),
    clusterCaCertificate: Fn.base64decode(cluster("certificate-authority-data")),
    clientCertificate: Fn.base64decode(user("client-certificate-data")),
    clientKey: Fn.base64decode(user("client-key-data")),
  };
}

function lookup(document: unknown, path: (string | number)[]): string {
  return Token.asString(Fn.lookupNested(document, path));
}
