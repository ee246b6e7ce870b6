import { createHash } from "node:crypto";
import { Fields, Tree, isFields } from "../json/tree";

const ALPHABET = "bcdfghjklmnpqrstvwxz2456789";

function sorted(tree: Tree): Tree {
  if (Array.isArray(tree)) return tree.map(sorted);
  if (!isFields(tree)) return tree;
  return Object.fromEntries(
    Object.entries(tree)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([k, v]) => [k, sorted(v)]),
  );
}

/** Ten characters that follow from a template, to tell the pods of different templates apart. */
export function templateHash(template: Fields): string {
  const digest = createHash("sha256")
    .update(JSON.stringify(sorted(template)))
    .digest();
  return [...digest.subarray(0, 10)].map((byte) => ALPHABET.charAt(byte % ALPHABET.length)).join("");
}
