import { stringify } from "yaml";
import { ClusterCredentials } from "./control-plane";

/** A kubeconfig, as YAML, with one cluster, one user and one context, all of the same name. */
export function kubeconfig(name: string, server: string, credentials: ClusterCredentials): string {
  const { caCertificate, clientCertificate, clientKey } = credentials;
  const base64 = (text: string): string => Buffer.from(text).toString("base64");
  const user = {
    "client-certificate-data": base64(clientCertificate),
    "client-key-data": base64(clientKey),
  };
  return stringify(
    {
      apiVersion: "v1",
      kind: "Config",
      clusters: [{ name, cluster: { server, "certificate-authority-data": base64(caCertificate) } }],
      users: [{ name, user }],
      contexts: [{ name, context: { cluster: name, user: name } }],
      "current-context": name,
    },
    { lineWidth: 0 },
  );
}
