import { StateBuckets } from "../state-buckets";

/** An example of the number of an account, with which names of buckets end. */
const APPID = "1250000000";

/**
 * Buckets of COS: their names end with the number of the account.
 *
 * @see https://www.tencentcloud.com/document/product/436/13312
 */
export const COS_BUCKETS: StateBuckets = {
  kind: "cos",
  chosenPart: (bucket) => bucket.replace(/-\d{6,12}$/, ""),
  named: (chosen) => `${chosen.slice(0, 49).replace(/-+$/, "")}-${APPID}`,
};
