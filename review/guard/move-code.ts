import { Finding } from "../model";
import { Rename } from "./renames";

/** An address that CDKTF can move by: no module, no key of an instance. */
const PLAIN = /^[A-Za-z_][\w-]*\.[A-Za-z_][\w-]*$/;

/** Nothing that would end a line, or turn one around: what is pasted is what is read. */
const READABLE = /^[^\p{C}\p{Zl}\p{Zp}]+$/u;

/**
 * The code that moves what would be deleted and created again: a call for programs of CDKTF, and a block for any other.
 *
 * @param constructPath - of the construct that makes the new one.
 * @returns nothing when an address holds something masked, or that cannot be seen: such code would be wrong.
 */
export function moveCode({ from, to }: Rename, constructPath: string | undefined): Pick<Finding, "code"> {
  const [old, now] = [from.address, to.address];
  if ([old, now].some((address) => address.includes("(masked") || !READABLE.test(address))) return {};
  const isReadable = constructPath !== undefined && READABLE.test(constructPath);
  const where = isReadable ? `${now}, at ${constructPath}` : now;
  const call = `resource.moveFromId(${JSON.stringify(old)}); // resource: ${where}`;
  return {
    code: [
      ...(PLAIN.test(old) && PLAIN.test(now) ? [{ language: "typescript" as const, text: call }] : []),
      { language: "hcl", text: ["moved {", `  from = ${old}`, `  to   = ${now}`, "}"].join("\n") },
    ],
  };
}
