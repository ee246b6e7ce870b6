import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { Signer } from "../../review/identity";
import { readPublicKey } from "../../review/identity";
import { badInput } from "../errors/known-error";

const ENDING = /(\.(pub|pem|key))+$/i;

/** Where public keys of approvers are, beside the environment files. */
export const APPROVERS_FOLDER = "approvers";

/**
 * The people whose approvals count: those whose public keys are named, otherwise those in the folder `approvers` beside the
 * environment files. They are called like the files.
 *
 * @param files - named public keys.
 * @param folder - where relative paths start.
 * @throws KnownError when there is nobody, ApprovalError for what is no public key.
 */
export function readSigners(
  files: readonly string[],
  configFolder: string,
  folder: string,
): readonly Signer[] {
  const found =
    files.length > 0
      ? files.map((file) => resolve(folder, file))
      : approversIn(resolve(folder, configFolder));
  if (found.length === 0) {
    throw badInput(
      `nobody's approvals count: put public keys into ${join(configFolder, APPROVERS_FOLDER)}, as <name>.pem, or name them with --signers`,
    );
  }
  return found.map((file) => {
    const name = basename(file).replace(ENDING, "");
    const publicKey = readFileSync(file, "utf8");
    readPublicKey(publicKey, name);
    return { name, publicKey };
  });
}

function approversIn(configFolder: string): readonly string[] {
  const folder = join(configFolder, APPROVERS_FOLDER);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => ENDING.test(name))
    .sort()
    .map((name) => join(folder, name));
}
