import { Json } from "../../../cluster/kubernetes-api";
import { isObjectValue, Value } from "../../../plugin/value";
import { ProviderError } from "../provider-error";
import { isJsonObject } from "./json";
import { canonicalQuantity } from "./quantity";

/** How one attribute is spelled in the API and in the state. */
export interface Codec {
  /** To the API; undefined when there is nothing to send. */
  expand(value: Value): Json | undefined;

  /** Back into the state. */
  flatten(json: Json): Value;
}

/** A number that the configuration writes as a string, so that it can be left out: `replicas = "2"`. */
export const numberInString: Codec = {
  expand: (value) => {
    if (value === "" || value === null) return undefined;
    if (/^[+-]?\d+$/.test(String(value))) return Number(value);
    throw new ProviderError(`strconv.ParseInt: parsing ${JSON.stringify(value)}: invalid syntax`);
  },
  flatten: (json) => String(json),
};

/** A number or a text such as a percentage or the name of a port. What is not a number is sent as it is written. */
export const intOrString: Codec = {
  expand: (value) => (/^[+-]?\d+$/.test(String(value)) ? Number(value) : textOf(value)),
  flatten: (json) => String(json),
};

/** As {@link intOrString}, but not sent when it is empty. */
export const intOrStringWhenSet: Codec = {
  expand: (value) => (textOf(value) === "" ? undefined : intOrString.expand(value)),
  flatten: intOrString.flatten,
};

/** File modes: `"0644"` in the configuration, 420 in the API. */
export const octalMode: Codec = {
  expand: (value) => (/^[0-7]+$/.test(textOf(value)) ? Number.parseInt(textOf(value), 8) : undefined),
  flatten: (json) => `0${Number(json).toString(8)}`,
};

/** An amount such as `512Mi`; the API spells each amount in one way. */
export const quantity: Codec = {
  expand: (value) => (textOf(value) === "" ? undefined : canonicalQuantity(textOf(value))),
  flatten: (json) => canonicalQuantity(String(json)),
};

/** As {@link quantity}, sent as `0` when it is empty. */
export const quantityOrZero: Codec = {
  expand: (value) => canonicalQuantity(textOf(value) || "0"),
  flatten: quantity.flatten,
};

/** Amounts by resource name. */
export const quantities: Codec = {
  expand: (value) => {
    const entries = isObjectValue(value) ? Object.entries(value) : [];
    if (entries.length === 0) return undefined;
    return Object.fromEntries(entries.map(([name, amount]) => [name, canonicalQuantity(textOf(amount))]));
  },
  flatten: (json) =>
    Object.fromEntries(
      Object.entries(isJsonObject(json) ? json : {}).map(([name, amount]) => [
        name,
        canonicalQuantity(String(amount)),
      ]),
    ),
};

/** A text that the API carries in base64. */
export const base64: Codec = {
  expand: (value) =>
    textOf(value) === "" ? undefined : Buffer.from(textOf(value), "utf8").toString("base64"),
  flatten: (json) => Buffer.from(typeof json === "string" ? json : "", "base64").toString("utf8"),
};

function textOf(value: Value): string {
  return typeof value === "string" ? value : value === null ? "" : String(value);
}
