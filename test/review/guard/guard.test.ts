import { protectedBlocks } from "../../../review/guard";
import { reviewPlans } from "../../../review/review-plans";
import { lines, planned, planOf, reviewed } from "../../support/planned-resources";

const bucket = { bucket: "photos", region: "here", force_clean: false };
const deleted = planned("tencentcloud_cos_bucket.b", "delete", bucket, null, {
  rest: { action_reason: "delete_because_no_resource_config" },
});
const of = (...resources: readonly object[]): readonly string[] =>
  lines(reviewed(planOf(...resources)).findings);
const update = (type: string, before: object, after: object): readonly string[] =>
  of(planned(`${type}.x`, "update", before, after));

describe("what goes", () => {
  it("blocks the plan when it holds something, with the words for it", () => {
    const review = reviewed(planOf(deleted));
    expect(review.verdict).toBe("blocked");
    expect(review.changes).toMatchObject([{ holds: "the objects of a bucket" }]);
    expect(review.findings).toMatchObject([
      {
        rule: "SDI-D01",
        severity: "block",
        question: "data",
        stack: "data",
        address: "tencentcloud_cos_bucket.b",
      },
    ]);
    expect(review.findings[0]?.message).toBe(
      "`tencentcloud_cos_bucket.b` is deleted. It holds the objects of a bucket. " +
        "Its block is not in the program any more, and what protected it went with the block.",
    );
  });

  it("is told with what forces a replacement", () => {
    const zone = { name: "f", availability_zone: "a" };
    const replaced = planned(
      "tencentcloud_cfs_file_system.f",
      "delete,create",
      zone,
      { ...zone, availability_zone: "b" },
      { paths: [["availability_zone"]], rest: { action_reason: "replace_because_cannot_update" } },
    );
    expect(of(replaced)).toEqual([
      "SDI-D02 block `tencentcloud_cfs_file_system.f` is deleted and made anew, without what it holds: the files of a file " +
        "system. It is replaced because of `availability_zone`.",
    ]);
    const tainted = planned(
      "aws_eip.e",
      "create,delete",
      {},
      {},
      {
        rest: { action_reason: "replace_because_tainted" },
      },
    );
    expect(of(tainted)[0]).toContain("because it is tainted");
  });

  it("comes from the line of what is written, before that of what follows from it", () => {
    const plan = planOf(
      planned(
        "tencentcloud_clb_instance.c",
        "delete,create",
        { network_type: "INTERNAL", subnet_id: "s-1" },
        { network_type: "OPEN", subnet_id: null },
        { paths: [["subnet_id"], ["network_type"]] },
      ),
    );
    const constructPaths = new Map([["tencentcloud_clb_instance.c", "app/Entry"]]);
    const [finding] = reviewed(plan, {
      stacks: [{ name: "data", plan, constructPaths }],
      sourceOf: (_path, [name]) => ({ file: "e.yaml", line: 1, column: 1, field: String(name ?? "whole") }),
    }).findings;
    expect(finding?.source?.field).toBe("network_type");
  });

  it("blocks too when Terraform only forgets it", () => {
    expect(of(planned("aws_s3_bucket.b", "forget", bucket, null))[0]).toMatch(
      /^SDI-D03 block .* is forgotten/,
    );
  });

  it("says nothing of what holds nothing", () => {
    expect(of(planned("kubernetes_config_map_v1.c", "delete", { data: { a: "b" } }, null))).toEqual([]);
    expect(reviewed(planOf(planned("aws_s3_bucket.b", "create", null, bucket))).verdict).toBe("changes");
  });

  it("gives the same findings in whatever order a plan lists things", () => {
    const all = [
      deleted,
      planned("aws_eip.e", "delete", {}, null),
      planned("aws_ebs_volume.v", "delete", {}, null),
    ];
    expect(of(...all)).toEqual(of(...[...all].reverse()));
  });
});

describe("what is allowed", () => {
  const allow = (address: string, reason = "moved to the other region"): readonly string[] => {
    const review = reviewed(planOf(deleted), { allowances: [{ address, reason }] });
    return [review.verdict, ...lines(review.findings)];
  };

  it("passes as a warning with the reason", () => {
    const [verdict, finding] = allow("tencentcloud_cos_bucket.b");
    expect(verdict).toBe("changes");
    expect(finding).toMatch(/^SDI-D01 warn .* Allowed for this plan: moved to the other region$/);
  });

  it("is that address only, and an allowance of nothing is told", () => {
    expect(allow("tencentcloud_cos_bucket.c")).toEqual([
      "blocked",
      expect.stringMatching(/^SDI-D01 block/),
      "SDI-D09 warn `tencentcloud_cos_bucket.c` is allowed to go, and nothing that blocks this plan is at that address.",
    ]);
  });

  it("is nothing when the address is in several stacks, until one is named", () => {
    const plan = planOf(deleted);
    const stacks = ["one", "two"].map((name) => ({ name, plan }));
    const allowance = { address: "tencentcloud_cos_bucket.b", reason: "empty" };
    const both = reviewed(plan, { stacks, allowances: [allowance] });
    expect(both.findings.map(({ severity }) => severity)).toEqual(["block", "block", "warn"]);
    const named = reviewed(plan, { stacks, allowances: [{ ...allowance, stack: "two" }] });
    expect(named.findings.map(({ stack, severity }) => [stack, severity])).toEqual([
      ["one", "block"],
      ["two", "warn"],
    ]);
  });

  it("fails without a reason", () => {
    expect(() => allow("tencentcloud_cos_bucket.b", " ")).toThrow("needs a reason");
  });
});

describe("what makes a loss easier", () => {
  it("is protection that is turned off, whatever a cloud calls it", () => {
    const type = "tencentcloud_kubernetes_cluster";
    expect(update(type, { deletion_protection: true }, { deletion_protection: false })).toEqual([
      "SDI-D05 warn `tencentcloud_kubernetes_cluster.x` loses its protection: `deletion_protection` is turned off.",
    ]);
    expect(update("alicloud_slb", { delete_protection: "on" }, { delete_protection: "off" })).toHaveLength(1);
    expect(update("aws_s3_bucket", { force_destroy: false }, { force_destroy: true })).toHaveLength(1);
    expect(update(type, { deletion_protection: false }, { deletion_protection: true })).toEqual([]);
  });

  it("is told once, although a rule would warn of it too", () => {
    const [on, off] = [{ deletion_protection: true }, { deletion_protection: false }];
    const rulesOf = (before: object, after: object): readonly string[] =>
      reviewPlans({
        stacks: [
          {
            name: "data",
            plan: planOf(planned("tencentcloud_kubernetes_cluster.x", "update", before, after)),
          },
        ],
      })
        .findings.filter(({ attribute }) => attribute === "deletion_protection")
        .map(({ rule }) => rule);
    expect(rulesOf(on, off)).toEqual(["SDI-D05"]);
    expect(rulesOf({ ...off, cluster_desc: "a" }, { ...off, cluster_desc: "b" })).toEqual(["SDI-C05"]);
  });

  it("is a policy that does not retain any more", () => {
    const spec = (policy: string): object => ({ spec: [{ persistent_volume_reclaim_policy: policy }] });
    expect(update("kubernetes_persistent_volume_v1", spec("Retain"), spec("Delete"))[0]).toMatch(
      /^SDI-D05 warn/,
    );
    expect(update("kubernetes_persistent_volume_v1", spec("Delete"), spec("Retain"))).toEqual([]);
  });

  it("is a retention that goes down, which loses data at once", () => {
    const days = (retention_days: unknown): object => ({ retention_days });
    expect(update("tencentcloud_cbs_snapshot_policy", days(30), days(7))).toEqual([
      "SDI-D06 block `tencentcloud_cbs_snapshot_policy.x` keeps less: `retention_days` goes down from 30 to 7. " +
        "What is older goes at once.",
    ]);
    expect(update("tencentcloud_cbs_snapshot_policy", days(7), days(30))).toEqual([]);
    expect(update("alicloud_hbr_nas_backup_plan", { retention: "30" }, { retention: "9" })).toHaveLength(1);
    const versions = (status: string): object => ({ versioning: [{ status }] });
    expect(update("alicloud_oss_bucket", versions("Enabled"), versions("Suspended"))[0]).toMatch(
      /^SDI-D06 block/,
    );
  });

  it("is less of anything that is kept, whatever a cloud calls it", () => {
    const days = (alive_days: number): object => ({ policy_name: "models", alive_days });
    expect(update("tencentcloud_cfs_auto_snapshot_policy", days(7), days(3))).toEqual([
      "SDI-D06 block `tencentcloud_cfs_auto_snapshot_policy.x` keeps less: `alive_days` goes down from 7 to 3. " +
        "What is older goes at once.",
    ]);
    const tags = (value: number): object => ({ retention_rule: [{ key: "latestPushedK", value }] });
    expect(update("tencentcloud_tcr_tag_retention_rule", tags(30), tags(5))[0]).toContain(
      "`retention_rule.value` goes down from 30 to 5",
    );
    expect(update("tencentcloud_tcr_tag_retention_rule", tags(5), tags(30))).toEqual([]);
    const expiry = (days: string): object => ({ lifecycle_rules: [{ expiration: [{ days }] }] });
    expect(update("tencentcloud_cos_bucket", expiry("365"), expiry("30"))).toHaveLength(1);
  });

  it("is a job that deletes what is younger than before", () => {
    const job = (days: string): object => ({
      spec: [{ command: ["find", "/o", "-mtime", days, "-delete"] }],
    });
    expect(update("kubernetes_cron_job_v1", job("+90"), job("+30"))).toEqual([
      "SDI-D06 block `kubernetes_cron_job_v1.x` keeps less: `-mtime` goes down from +90 to +30. What is older goes at once.",
    ]);
    expect(update("kubernetes_cron_job_v1", job("+30"), job("+90"))).toEqual([]);
    const args = (text: string): object => ({ args: ["--web", `--storage.tsdb.retention.time=${text}`] });
    expect(update("kubernetes_deployment_v1", args("30d"), args("7d"))).toHaveLength(1);
    expect(update("kubernetes_deployment_v1", args("30d"), args("30m"))).toEqual([]);
  });

  it("is a retention within the values of a chart", () => {
    const values = (text: string): object => ({ values: [`server:\n  retention: ${text}\n  replicas: 1\n`] });
    expect(update("helm_release", values("30d"), values("7d"))).toEqual([
      "SDI-D06 block `helm_release.x` keeps less: `retention` goes down from 30d to 7d. What is older goes at once.",
    ]);
    expect(update("helm_release", values("7d"), values("30d"))).toEqual([]);
  });

  it("is a snapshot policy that goes, or that a disk does not name any more", () => {
    expect(
      of(planned("tencentcloud_cbs_snapshot_policy_attachment.a", "delete", { id: "a" }, null))[0],
    ).toMatch(/^SDI-D07 warn/);
    const named = { auto_snapshot_policy_id: "sp-1" };
    expect(update("alicloud_ecs_disk", named, { auto_snapshot_policy_id: "" })[0]).toMatch(/^SDI-D07 warn/);
  });
});

describe("prevent_destroy", () => {
  const program = (lifecycle: object): string =>
    JSON.stringify({ resource: { tencentcloud_cos_bucket: { b: { bucket: "photos", lifecycle } } } });
  const review = (after: string, ...resources: readonly object[]): readonly string[] => {
    const [left, right] = [program({ prevent_destroy: true }), after].map(protectedBlocks);
    const stack = {
      name: "data",
      plan: planOf(...resources),
      protectedBlocks: { before: left!, after: right! },
    };
    return lines(reviewed(stack.plan, { stacks: [stack] }).findings);
  };

  it("blocks when it goes with what it protected, also with the whole block", () => {
    expect(review("{}", deleted).map((line) => line.slice(0, 13))).toEqual([
      "SDI-D01 block",
      "SDI-D04 block",
    ]);
  });

  it("warns when it goes before what it protects", () => {
    expect(review(program({}), planned("tencentcloud_cos_bucket.b", "no-op", bucket, bucket))).toEqual([
      "SDI-D04 warn `tencentcloud_cos_bucket.b` loses prevent_destroy: the next plan may delete it.",
    ]);
  });

  it("is named where it made planning fail", () => {
    const plan = { ...planOf(deleted), errored: true };
    const after = protectedBlocks(program({ prevent_destroy: true }))!;
    const stack = { name: "data", plan, protectedBlocks: { before: after, after } };
    expect(reviewed(plan, { stacks: [stack] }).stacks[0]?.status).toEqual({
      kind: "failed",
      message:
        "planning ended with an error: prevent_destroy keeps `tencentcloud_cos_bucket.b` from being destroyed",
    });
    expect(reviewed(plan, { stacks: [{ name: "data", plan }] }).stacks[0]?.status).toEqual({
      kind: "failed",
      message: "planning ended with an error",
    });
  });

  it("is not missed where it stays", () => {
    expect(
      review(
        program({ prevent_destroy: true }),
        planned("tencentcloud_cos_bucket.b", "no-op", bucket, bucket),
      ),
    ).toEqual([]);
  });
});
