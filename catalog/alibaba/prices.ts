import data from "../prices/alicloud.json";
import { machinePrices } from "../prices/machine-prices";

/** Hourly prices of machine types in mainland regions. Every figure is an estimate for now. */
export const ALIBABA_PRICES = machinePrices(data, "alicloud");
