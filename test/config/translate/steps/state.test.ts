import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { parse } from "yaml";
import { CATALOGS } from "../../../../catalog";
import { readEnvironmentText } from "../../../../config";
import { stateSchema } from "../../../../config/schema/state";
import { translate } from "../../../../config/translate";
import { CLOUD_KINDS, CloudKind } from "../../../../constructs/contracts/cloud-kind";
import { PROJECT } from "../../../support/cli";

const WITH_BUCKETS = CLOUD_KINDS.flatMap((kind) => {
  const { stateBuckets } = CATALOGS[kind];
  return stateBuckets === undefined ? [] : [[kind, stateBuckets] as const];
});

function bucketAfter(name: string, bucket: string, to: CloudKind): unknown {
  const file = readFileSync(join(PROJECT, "config/environments", `${name}.yaml`), "utf8");
  const text = file.replace(/^ {2}bucket: .*$/m, `  bucket: ${bucket}`);
  const { environment, problems } = readEnvironmentText(text, `${name}.yaml`);
  if (environment === undefined) throw new Error(JSON.stringify(problems));
  return parse(translate({ text, environment, to, name: "moved" }).text).state.bucket;
}

describe("a bucket with the state, on its way to another cloud", () => {
  test("loses the number of an account, and no number that somebody has chosen", () => {
    expect(bucketAfter("tencent-prod", "acme-2026-1250000000", "alibaba")).toBe("acme-2026");
    expect(bucketAfter("alibaba-prod", "acme-20261122", "tencent")).toBe("acme-20261122-1250000000");
  });

  test.each(WITH_BUCKETS)("has a name and a lock that files of %s may have", (_, { kind, named, lock }) => {
    const chosen = fc.stringMatching(/^[a-z0-9][a-z0-9-]{0,62}$/);
    fc.assert(
      fc.property(chosen, chosen, (bucket, environment) => {
        const locked = lock === undefined ? {} : { [lock.key]: lock.example(environment) };
        expect(stateSchema.safeParse({ kind, bucket: named(bucket), ...locked }).error?.issues).toBe(
          undefined,
        );
      }),
    );
  });
});
