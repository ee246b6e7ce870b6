import { Authority } from "../certificates/authority";
import { ClusterCredentials } from "../control-plane";

/** Makes a certificate authority of its own for a cluster, and a client certificate of a cluster administrator. */
export async function makeCredentials(cluster: string): Promise<ClusterCredentials> {
  const authority = await Authority.create(`${cluster}-ca`);
  const client = await authority.issue({ subject: "O=system:masters,CN=kubernetes-admin", usage: "client" });
  return {
    caCertificate: authority.certificate,
    clientCertificate: client.certificate,
    clientKey: client.key,
  };
}
