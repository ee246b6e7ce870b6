import { webcrypto } from "node:crypto";
import * as x509 from "@peculiar/x509";

const ALGORITHM = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" };
const HOUR_MILLISECONDS = 3600_000;
const YEAR_MILLISECONDS = 365 * 24 * HOUR_MILLISECONDS;

/** A certificate with its key, as PEM texts. */
export interface KeyPair {
  readonly certificate: string;
  readonly key: string;
}

/** What a certificate is for. */
export interface CertificateRequest {
  /** Name of the holder, such as `O=system:masters,CN=admin`. */
  readonly subject: string;
  readonly usage: "server" | "client";

  /**
   * Names and addresses that a server is reached by.
   *
   * @default none
   */
  readonly hosts?: readonly { readonly type: "dns" | "ip"; readonly value: string }[];
}

/** A certificate authority that lives as long as this object: its own key never leaves it. */
export class Authority {
  private constructor(
    private readonly root: x509.X509Certificate,
    private readonly key: webcrypto.CryptoKey,
  ) {}

  /** Makes one of its own. */
  public static async create(name: string): Promise<Authority> {
    x509.cryptoProvider.set(webcrypto);
    const keys = await generateKeys();
    const flags = x509.KeyUsageFlags;
    const root = await x509.X509CertificateGenerator.createSelfSigned({
      name: `CN=${name}`,
      ...validity(),
      signingAlgorithm: ALGORITHM,
      keys,
      extensions: [
        new x509.BasicConstraintsExtension(true, undefined, true),
        new x509.KeyUsagesExtension(flags.keyCertSign | flags.digitalSignature, true),
        await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
      ],
    });
    return new Authority(root, keys.privateKey);
  }

  /** Its certificate, as PEM text. */
  public get certificate(): string {
    return `${this.root.toString("pem")}\n`;
  }

  /** Signs a certificate for a key that is made for it. */
  public async issue(request: CertificateRequest): Promise<KeyPair> {
    const { subject, usage, hosts = [] } = request;
    const { serverAuth, clientAuth } = x509.ExtendedKeyUsage;
    const keys = await generateKeys();
    const certificate = await x509.X509CertificateGenerator.create({
      subject,
      issuer: this.root.subject,
      ...validity(),
      signingAlgorithm: ALGORITHM,
      publicKey: keys.publicKey,
      signingKey: this.key,
      extensions: [
        new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
        new x509.ExtendedKeyUsageExtension([usage === "server" ? serverAuth : clientAuth]),
        ...(hosts.length === 0 ? [] : [new x509.SubjectAlternativeNameExtension([...hosts])]),
      ],
    });
    return { certificate: `${certificate.toString("pem")}\n`, key: await privatePem(keys.privateKey) };
  }
}

/** Makes a pair of keys for signing, without a certificate, as PEM texts. */
export async function signingKeys(): Promise<{ readonly publicKey: string; readonly privateKey: string }> {
  const keys = await generateKeys();
  const publicKey = await webcrypto.subtle.exportKey("spki", keys.publicKey);
  return {
    publicKey: `${x509.PemConverter.encode(publicKey, "PUBLIC KEY")}\n`,
    privateKey: await privatePem(keys.privateKey),
  };
}

async function generateKeys(): Promise<webcrypto.CryptoKeyPair> {
  return webcrypto.subtle.generateKey(ALGORITHM, true, ["sign", "verify"]);
}

async function privatePem(key: webcrypto.CryptoKey): Promise<string> {
  return `${x509.PemConverter.encode(await webcrypto.subtle.exportKey("pkcs8", key), "PRIVATE KEY")}\n`;
}

/** From an hour ago, for clocks that differ, to a year from now. */
function validity(): { readonly notBefore: Date; readonly notAfter: Date } {
  const now = Date.now();
  return { notBefore: new Date(now - HOUR_MILLISECONDS), notAfter: new Date(now + YEAR_MILLISECONDS) };
}
