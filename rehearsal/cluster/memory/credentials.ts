import { webcrypto } from "node:crypto";
import * as x509 from "@peculiar/x509";
import { ClusterCredentials } from "../control-plane";

const ALGORITHM = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" };
const YEAR_MILLISECONDS = 365 * 24 * 3600 * 1000;

async function pemOfKey(key: webcrypto.CryptoKey): Promise<string> {
  return x509.PemConverter.encode(await webcrypto.subtle.exportKey("pkcs8", key), "PRIVATE KEY") + "\n";
}

/** Makes a certificate authority of its own for a cluster, and a client certificate of a cluster administrator. */
export async function makeCredentials(cluster: string): Promise<ClusterCredentials> {
  x509.cryptoProvider.set(webcrypto);
  const generate = () => webcrypto.subtle.generateKey(ALGORITHM, true, ["sign", "verify"]);
  const [authorityKeys, clientKeys] = await Promise.all([generate(), generate()]);
  const now = Date.now();
  const validity = { notBefore: new Date(now - 3600_000), notAfter: new Date(now + YEAR_MILLISECONDS) };
  const authority = await x509.X509CertificateGenerator.createSelfSigned({
    name: `CN=${cluster}-ca`,
    ...validity,
    signingAlgorithm: ALGORITHM,
    keys: authorityKeys,
    extensions: [
      new x509.BasicConstraintsExtension(true, undefined, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.digitalSignature, true),
    ],
  });
  const client = await x509.X509CertificateGenerator.create({
    subject: "O=system:masters,CN=kubernetes-admin",
    issuer: authority.subject,
    ...validity,
    signingAlgorithm: ALGORITHM,
    publicKey: clientKeys.publicKey,
    signingKey: authorityKeys.privateKey,
    extensions: [new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.clientAuth])],
  });
  return {
    caCertificate: authority.toString("pem") + "\n",
    clientCertificate: client.toString("pem") + "\n",
    clientKey: await pemOfKey(clientKeys.privateKey),
  };
}
