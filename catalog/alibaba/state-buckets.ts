import { StateBuckets } from "../state-buckets";

/** Most characters before what says that an instance is for locks; 16 are taken in all. */
const STEM = 11;

function instanceOf(environment: string): string {
  const lettered = /^[a-z]/.test(environment) ? environment : `sd-${environment}`;
  return `${lettered.slice(0, STEM).replace(/-+$/, "")}-lock`;
}

/**
 * Buckets of OSS, which have no lock: a table of Tablestore has it.
 *
 * @see https://www.alibabacloud.com/help/en/oss/user-guide/bucket-naming-conventions
 * @see https://developer.hashicorp.com/terraform/language/backend/oss
 */
export const OSS_BUCKETS: StateBuckets = {
  kind: "oss",
  chosenPart: (bucket) => bucket,
  named: (chosen) => {
    const stem = chosen.replace(/-+$/, "");
    return stem.length < 3 ? `${stem}-state` : stem;
  },
  lock: {
    key: "tablestore",
    title: "the instance and the table of Tablestore that keep two runs apart",
    example: (environment) => ({ instance: instanceOf(environment), table: "state_lock" }),
  },
};
