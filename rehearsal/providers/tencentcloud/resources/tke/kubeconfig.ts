import { stringify } from "yaml";
import { RehearsalCluster } from "../../../../cluster/control-plane";
import { ACCOUNT } from "../../cloud";

/** The kubeconfig that the cloud gives for a cluster: with a client certificate of the calling account. */
export function kubeconfigOf({ name, server, credentials }: RehearsalCluster): string {
  const base64 = (pem: string): string => Buffer.from(pem).toString("base64");
  return stringify(
    {
      apiVersion: "v1",
      clusters: [
        { cluster: { "certificate-authority-data": base64(credentials.caCertificate), server }, name },
      ],
      contexts: [{ context: { cluster: name, user: ACCOUNT.uin }, name: `${name}-context-default` }],
      "current-context": `${name}-context-default`,
      kind: "Config",
      preferences: {},
      users: [
        {
          name: ACCOUNT.uin,
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
