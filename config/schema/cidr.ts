import { IPv4 } from "ipaddr.js";
import { z } from "zod";
import { text } from "./text";

const EXPECTED = `an IPv4 range in CIDR notation such as "10.20.0.0/16"`;
const PATTERN = /^\d{1,3}(\.\d{1,3}){3}\/\d{1,2}$/;

/** The same range with its host bits zero; undefined when `range` is none. */
function canonicalCidr(range: string): string | undefined {
  if (!IPv4.isValidCIDR(range)) {
    return undefined;
  }
  const [, prefixLength] = IPv4.parseCIDR(range);
  return `${IPv4.networkAddressFromCIDR(range).toString()}/${prefixLength}`;
}

/** An IPv4 range in CIDR notation, with its host bits zero. */
export const cidrSchema = text(PATTERN, EXPECTED).superRefine((range, context) => {
  const canonical = canonicalCidr(range);
  if (canonical === range || !PATTERN.test(range)) {
    return;
  }
  const message =
    canonical === undefined ? EXPECTED : `an IPv4 range without host bits, which here is "${canonical}"`;
  context.addIssue({ code: "custom", message });
});

/** Address ranges that may connect. */
export const allowedCidrsSchema = z.array(cidrSchema, { error: "a list of IPv4 ranges" });
