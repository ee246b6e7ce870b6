import alicloud from "./alicloud.json";
import { readPrices } from "./price-file";
import { PriceTable } from "./price-table";
import tencent from "./tencent.json";

/** Every price that this project knows. */
export const KNOWN_PRICES = new PriceTable([tencent, alicloud].flatMap(readPrices));

export * from "./image-seconds";
export * from "./money";
export { priceFileSchema, readPrices } from "./price-file";
export type { PriceEntry } from "./price-file";
export * from "./price-table";
