import type { Allowance } from "../../review/guard";
import { badInput } from "../errors/known-error";

/** An address: names between dots, with keys in brackets that may hold anything. */
const ADDRESS = String.raw`(?:[^\s=:"[\]]|\[(?:\d+|"(?:[^"\\]|\\.)*")\])+`;

const FORM = new RegExp(`^(?:([A-Za-z0-9._-]+):)?(${ADDRESS})=(.*)$`, "s");

/**
 * Takes `ADDRESS=REASON` and `STACK:ADDRESS=REASON`.
 *
 * @throws KnownError for anything else, and without a reason.
 */
export function namedAllowances(args: readonly string[]): readonly Allowance[] {
  return args.map((arg) => {
    const [, stack, address = "", reason = ""] = FORM.exec(arg) ?? [];
    if (address === "")
      throw badInput(`--allow-loss takes ADDRESS=REASON or STACK:ADDRESS=REASON, got '${arg}'`);
    if (reason.trim() === "") throw badInput(`--allow-loss ${address} needs a reason: ${address}=REASON`);
    return { address, reason: reason.trim(), ...(stack === undefined ? {} : { stack }) };
  });
}
