import { sign, verify } from "node:crypto";
import { z } from "zod";
import { parsedJson } from "../parsed-json";
import { Approval } from "./approval";
import { ApprovalError } from "./approval-error";
import { fingerprint, readPrivateKey, readPublicKey } from "./keys";

const PAYLOAD_TYPE = "application/vnd.sdstack.approval+json";

/** Longest envelope that is read, in characters. */
const MAX_CHARACTERS = 50_000_000;

const envelope = z.object({
  payloadType: z.string(),
  payload: z.string(),
  signatures: z.array(z.object({ keyid: z.string().optional(), sig: z.string() })).min(1),
});

/** Somebody whose approvals count. */
export interface Signer {
  readonly name: string;

  /** In PEM. */
  readonly publicKey: string;
}

/**
 * Signs an approval: a DSSE envelope as JSON.
 *
 * @param privateKey in PEM; it is in no message and not in the result.
 * @throws ApprovalError when the key is none of ed25519.
 * @see https://github.com/secure-systems-lab/dsse/blob/master/protocol.md
 */
export function signApproval(approval: Approval, privateKey: string): string {
  const key = readPrivateKey(privateKey);
  const payload = Buffer.from(JSON.stringify(approval), "utf8");
  const sig = sign(null, signedBytes(PAYLOAD_TYPE, payload), key).toString("base64");
  const signatures = [{ keyid: fingerprint(key), sig }];
  return `${JSON.stringify({ payloadType: PAYLOAD_TYPE, payload: payload.toString("base64"), signatures }, null, 2)}\n`;
}

/**
 * Opens an envelope that one of these people has signed.
 *
 * @returns who, and the text of what was signed.
 * @throws ApprovalError in every other case.
 */
export function openEnvelope(
  text: string,
  signers: readonly Signer[],
): { readonly signer: string; readonly payload: string } {
  const parsed = envelope.safeParse(text.length > MAX_CHARACTERS ? undefined : parsedJson(text));
  if (!parsed.success)
    throw new ApprovalError("this is no approval: it is not what `sdstack approve` writes");
  const { payloadType, payload, signatures } = parsed.data;
  if (payloadType !== PAYLOAD_TYPE) throw new ApprovalError("this is no approval: something else was signed");
  const known = signers.map(({ name, publicKey }) => {
    const key = readPublicKey(publicKey, name);
    return { name, key, id: fingerprint(key) };
  });
  const bytes = Buffer.from(payload, "base64");
  const signed = signedBytes(payloadType, bytes);
  for (const { name, key } of known) {
    if (signatures.some(({ sig }) => verify(null, signed, key, Buffer.from(sig, "base64")))) {
      return { signer: name, payload: bytes.toString("utf8") };
    }
  }
  const claimed = known.find(({ id }) => signatures.some(({ keyid }) => keyid === id));
  if (claimed !== undefined) {
    throw new ApprovalError(
      `the signature is wrong: the approval says that ${claimed.name} signed it, and it was changed since or signed by somebody else`,
    );
  }
  const names = known.length === 0 ? "nobody" : known.map(({ name }) => name).join(", ");
  throw new ApprovalError(`the signer is unknown; approvals count of: ${names}`);
}

/** What is signed: the type too, each with its length, so that nothing can be taken for something else. */
function signedBytes(payloadType: string, payload: Buffer): Buffer {
  const head = `DSSEv1 ${Buffer.byteLength(payloadType)} ${payloadType} ${payload.length} `;
  return Buffer.concat([Buffer.from(head, "utf8"), payload]);
}
