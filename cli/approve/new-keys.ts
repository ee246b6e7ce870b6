import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { createPrivateKey } from "node:crypto";
import { fingerprint, newSigningKeys } from "../../review/identity";
import { badInput } from "../errors/known-error";

/**
 * Makes a new pair of keys. No file that is there is touched.
 *
 * @param privateFile - for the private key; only its owner may read it.
 * @param publicFile - for the public key.
 * @returns the fingerprint of the public key.
 * @throws KnownError when one of the files is there.
 */
export function writeNewKeys(privateFile: string, publicFile: string): string {
  for (const file of [privateFile, publicFile]) {
    if (existsSync(file)) throw badInput(`${file} is there already, and keys are never overwritten`);
  }
  const { privateKey, publicKey } = newSigningKeys();
  for (const file of [privateFile, publicFile]) mkdirSync(dirname(file), { recursive: true });
  writeFileSync(privateFile, privateKey, { mode: 0o600, flag: "wx" });
  try {
    writeFileSync(publicFile, publicKey, { flag: "wx" });
  } catch (error) {
    rmSync(privateFile);
    throw error;
  }
  return fingerprint(createPrivateKey(privateKey));
}
