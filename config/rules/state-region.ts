import { defaultBucketRegion } from "../bucket-region";
import { NOTHING } from "../problems/shown";
import { Rule } from "./rule";

/** A region of each kind of bucket. */
const EXAMPLES = { cos: "ap-guangzhou", oss: "cn-hangzhou", s3: "us-east-1" };

/** A bucket's region is said where the cloud does not say it. */
export const stateRegion: Rule = ({ state, cloud }) => {
  if (
    state === undefined ||
    state.kind === "local" ||
    state.kind === "pg" ||
    state.region !== undefined ||
    cloud === undefined
  ) {
    return [];
  }
  if (defaultBucketRegion(cloud, state.kind) !== undefined) {
    return [];
  }
  return [
    {
      path: ["state", "region"],
      expected: `the region of the bucket such as "${EXAMPLES[state.kind]}"`,
      got: NOTHING,
      because: {
        path: ["cloud", "kind"],
        says: `kind: ${cloud.kind}, which has ${"region" in cloud ? "other buckets" : "no region"}`,
      },
    },
  ];
};
