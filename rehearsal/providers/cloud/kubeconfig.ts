import { stringify } from "yaml";
import { RehearsalCluster } from "../../cluster/control-plane";

/**
 * The kubeconfig that a cloud gives for a cluster: with a client certificate of the calling account.
 *
 * @param user what the cloud calls that account
 * @param context what the cloud calls the one context
 */
export function kubeconfigOf(
  { name, server, credentials }: Pick<RehearsalCluster, "name" | "server" | "credentials">,
  user: string,
  context: string,
): string {
  const base64 = (pem: string): string => Buffer.from(pem).toString("base64");
  return stringify(
    {
      apiVersion: "v1",
      clusters: [
        { cluster: { "certificate-authority-data": base64(credentials.caCertificate), server }, name },
      ],
      contexts: [{ context: { cluster: name, user }, name: context }],
      "current-context": context,
      kind: "Config",
      preferences: {},
      users: [
        {
          name: user,
          user: {
            "client-certificate-data": base64(credentials.clientCertificate),
            "client-key-data": base64(credentials.clientKey),
          },
        },
      ],
    },
    { lineWidth: 0 },
  );
}
