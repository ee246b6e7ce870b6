import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { FORMATS, formatReview } from "../../../review/formats";
import { Review } from "../../../review/model";
import { PROJECT } from "../../support/cli";
import { markdownStructure } from "../../support/markdown-structure";
import { reviewOfEdit } from "../../support/planned-edit";
import { describeWithTerraform } from "../../support/terraform";

/** The edit of an environment that the documentation shows the review of. */
function edit(file: string): string {
  return `${file}\nretain: false\n`
    .replace("zone: ap-guangzhou-7", "zone: ap-guangzhou-6")
    .replace("allowedCidrs: [203.0.113.0/24]", "allowedCidrs: [203.0.113.0/24, 198.51.100.0/24]")
    .replace("    max: 4\n    gpuSharing", "    max: 6\n    gpuSharing")
    .replace("requestsPerMinute: 60", "requestsPerMinute: 120");
}

describeWithTerraform("the report of an edited environment", (binary) => {
  let review: Review;
  let markdown: string;

  beforeAll(async () => {
    review = await reviewOfEdit("tencent-dev", binary, edit);
    markdown = formatReview(review, "markdown");
    // SDSTACK_WRITE_EXAMPLE=1 npx jest test/review/formats/example.test.ts
    if (process.env["SDSTACK_WRITE_EXAMPLE"] === "1")
      writeFileSync(join(PROJECT, "docs/review-example.md"), markdown);
  });

  test("says first that the zone takes the files away, and where that was asked for", () => {
    expect(review.verdict).toBe("blocked");
    const [, data = ""] = markdown.split("### Can data be lost?");
    expect(data.split("###")[0]).toMatch(/\*\*blocks: replace\*\* `tencentcloud_cfs_file_system\.[^`]*`/u);
    expect(data.split("###")[0]).toContain("config/environments/tencent-dev.yaml:11` `cloud.zone`");
  });

  test("names the construct behind every change", () => {
    const without = review.changes.filter(({ constructPath }) => constructPath === undefined);
    expect(review.changes.length).toBeGreaterThan(10);
    expect(without.map(({ address }) => address)).toEqual([]);
  });

  test("masks the credentials of the cluster that goes, and nothing else", () => {
    const masked = review.changes.flatMap(({ address, attributes }) =>
      attributes
        .filter(({ before, after }) => before.kind === "masked" || after.kind === "masked")
        .map(({ path }) => `${address} ${path}`),
    );
    const credentials = ["certification_authority", "kube_config", "kube_config_intranet"];
    const cluster = "tencentcloud_kubernetes_cluster.cluster-tke";
    const endpoint = "tencentcloud_kubernetes_cluster_endpoint.Cluster_Endpoint_C0DB4CB2";
    expect(masked.sort()).toEqual([
      ...credentials.map((name) => `${cluster} ${name}`),
      ...[...credentials, "password"].map((name) => `${endpoint} ${name}`),
    ]);
  });

  test.each(FORMATS)("is the same from the same review, as %s", (format) => {
    expect(formatReview(review, format)).toBe(formatReview(structuredClone(review), format));
  });

  test("has every change in Markdown, once", () => {
    const { code } = markdownStructure(formatReview(review, "markdown", { budget: 1_000_000 }));
    for (const { address } of review.changes) expect(code).toContain(address);
  });
});
