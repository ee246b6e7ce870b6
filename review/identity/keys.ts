import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, KeyObject } from "node:crypto";
import { ApprovalError } from "./approval-error";

/** Keys to approve with, in PEM. */
export interface SigningKeys {
  /** Secret: PKCS #8. */
  readonly privateKey: string;

  /** For everybody who verifies: SPKI. */
  readonly publicKey: string;
}

/** Makes a new pair of keys for ed25519. */
export function newSigningKeys(): SigningKeys {
  return generateKeyPairSync("ed25519", {
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
    publicKeyEncoding: { type: "spki", format: "pem" },
  });
}

/** @throws ApprovalError when it is not the PEM of an ed25519 private key; nothing of it is in the message. */
export function readPrivateKey(pem: string): KeyObject {
  return checked(() => createPrivateKey(pem), "the private key");
}

/** @throws ApprovalError when it is not the PEM of an ed25519 public key. */
export function readPublicKey(pem: string, whose: string): KeyObject {
  const what = `the public key of ${whose}`;
  // A public key can be read from a private one, which must not lie around where everybody verifies.
  if (pem.includes("PRIVATE KEY")) throw new ApprovalError(`${what} is a private key; keep that one secret`);
  return checked(() => createPublicKey(pem), what);
}

/** Fingerprint of a public key, or of the one that belongs to a private key. */
export function fingerprint(key: KeyObject): string {
  const open = key.type === "private" ? createPublicKey(key) : key;
  const der = open.export({ type: "spki", format: "der" });
  return `SHA256:${createHash("sha256").update(der).digest("base64").replace(/=+$/, "")}`;
}

function checked(read: () => KeyObject, what: string): KeyObject {
  const key = readable(read);
  if (key === undefined)
    throw new ApprovalError(`${what} cannot be read: it has to be PEM, without a passphrase`);
  if (key.asymmetricKeyType !== "ed25519") {
    throw new ApprovalError(`${what} is of kind ${key.asymmetricKeyType ?? "unknown"}; it has to be ed25519`);
  }
  return key;
}

function readable(read: () => KeyObject): KeyObject | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
