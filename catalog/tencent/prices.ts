import { machinePrices } from "../prices/machine-prices";
import data from "../prices/tencent.json";

/** Hourly prices of machine types in mainland regions. Every figure is an estimate for now. */
export const TENCENT_PRICES = machinePrices(data, "tencent");
