import { Currency } from "../../catalog";
import { PriceTable } from "../../catalog/prices";
import { SourceLine } from "../model";
import { KeptNodes } from "./billed";

/** What makes images, and on what. */
export interface ImageMaking {
  /** Name of the model in the catalog, such as `sdxl`. */
  readonly model: string;

  /** The maker's name of the cards. */
  readonly card: string;

  /** Machine that carries them, as price files name it: `tencent/machine/PNV4.7XLARGE116`. */
  readonly machine: string;

  /** Replicas on one machine. */
  readonly replicasPerNode: number;

  /** How much of one card's compute a replica has, in percent; 100 also where it has several whole cards. */
  readonly cardPercent: number;
}

/** What costs are reckoned with, besides the plans. */
export interface CostFacts {
  /** Currency of every amount; prices in another one are not converted. */
  readonly currency: Currency;
  readonly prices: PriceTable;

  /**
   * The budget, in `currency`.
   *
   * @default - none is set.
   */
  readonly budget?: { readonly monthly: number; readonly source?: SourceLine } | undefined;

  /**
   * Nodes that the smallest number of replicas keeps, also in pools that could be empty.
   *
   * @default - none: pools may be as small as they may be.
   */
  readonly kept?: KeptNodes | undefined;

  /**
   * What makes images.
   *
   * @default - nothing is known to.
   */
  readonly images?: ImageMaking | undefined;
}
