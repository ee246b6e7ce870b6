import { PriceEntry, priceFileSchema } from "../catalog/prices";
import { locateFindings } from "./problems/locate";
import { Problem } from "./problems/problem";
import { SchemaFindings } from "./schema-findings";
import { decodeText } from "./source/read-text";
import { readYaml } from "./source/read-yaml";
import { SourceMap } from "./source/source-map";

/** A file with prices of the user's own: the prices when it is right, else everything that is wrong with it. */
export type PriceFile =
  { readonly prices: readonly PriceEntry[] } | { readonly problems: readonly Problem[] };

/** Keys of a file with prices, and of one price. */
const KEYS = {
  file: Object.keys(priceFileSchema.shape),
  price: Object.keys(priceFileSchema.shape.prices.element.shape),
};

/**
 * Reads prices from a file in YAML or JSON. Never throws for what is wrong with it.
 *
 * @param bytes - its content.
 * @param file - its name, as problems are to call it.
 */
export function readPriceFile(bytes: Uint8Array, file: string): PriceFile {
  const decoded = decodeText(bytes);
  if (!("text" in decoded)) {
    return { problems: locateFindings(file, [{ path: [], ...decoded }], new SourceMap()) };
  }
  const { data, source, findings } = readYaml(decoded.text);
  if (data === undefined || findings.length > 0) return { problems: locateFindings(file, findings, source) };
  const read = priceFileSchema.safeParse(data);
  if (read.success) return { prices: read.data.prices };
  const keysOf = (path: readonly unknown[]): readonly string[] =>
    path.length === 0 ? KEYS.file : path.length === 2 ? KEYS.price : [];
  const wrong = new SchemaFindings(data, keysOf).of(read.error.issues);
  return { problems: locateFindings(file, wrong, source) };
}
