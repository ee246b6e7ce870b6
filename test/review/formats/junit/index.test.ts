import { formatReview } from "../../../../review/formats";
import { check, finding, fullReview, review, stack } from "../../../support/review-builder";

describe("a report in JUnit", () => {
  const xml = formatReview(fullReview(), "junit");

  test("has a suite for each stack and question, and counts what failed and what was let pass", () => {
    expect(xml).toMatch(
      /^<\?xml version="1.0" encoding="UTF-8"\?>\n<testsuites name="plan review of studio" tests="13" failures="1" errors="0" skipped="3">/u,
    );
    expect([...xml.matchAll(/<testsuite name="([^"]*)"/gu)].map(([, name]) => name)).toEqual([
      "studio-workload",
      ...["data", "exposure", "cost", "reliability", "hygiene"].map(
        (question) => `studio-storage: ${question}`,
      ),
      ...["data", "exposure", "cost", "reliability", "hygiene"].map(
        (question) => `studio-cluster: ${question}`,
      ),
      "checks of the configuration",
    ]);
  });

  test("has a finding that blocks as a failure at its line, with what to change", () => {
    expect(xml).toContain(
      '<testcase name="SDI-V04 tencentcloud_cfs_file_system.models" classname="studio-storage: data" file="environments/studio.yaml" line="41">',
    );
    expect(xml).toMatch(
      /<failure message="The file system of the models is replaced\.">.*Keep storage_type.*environments\/studio\.yaml:41\)<\/failure>/u,
    );
  });

  test("has warnings and notes as tests that pass and say something, and waived findings as skipped", () => {
    expect(xml).toMatch(/<system-out>warn: Port 22 accepts 0\.0\.0\.0\/0\./u);
    expect(xml).toContain(
      '<skipped message="let pass by ops@example.org until 2026-12-31: only test data in it"/>',
    );
  });

  test("has a stack that failed as an error, one that waits as skipped, and loses no finding of theirs", () => {
    const stacks = [
      stack("a", { status: { kind: "failed", message: "no credentials" } }),
      stack("b", { status: { kind: "waits", for: ["a"] } }),
    ];
    const text = formatReview(review({ stacks, findings: [finding({ stack: "a" })] }), "junit");
    expect(text).toContain('<error message="no credentials"/>');
    expect(text).toContain('<skipped message="waits for a"/>');
    expect(text).toContain('<testsuite name="a: data" tests="1" failures="1" errors="0" skipped="0">');
  });

  test("has a rule that could not decide as skipped: it has neither passed nor failed", () => {
    const places = [
      { stack: "studio-storage", address: "a.b", attribute: "zone" },
      { stack: "studio-cluster" },
    ];
    const undecided = [{ rule: "SDI-V05", title: "Disks are encrypted", places }];
    const text = formatReview(review({ undecided }), "junit");
    expect(text).toContain(
      '<testsuite name="rules that could not decide before the apply" tests="1" failures="0" errors="0" skipped="1">',
    );
    expect(text).toContain('<skipped message="known after apply: a.b, studio-cluster"/>');
  });

  test("has a check that does not pass as skipped, because it blocks nothing, and one that cannot run as an error", () => {
    const checks = [
      check({ status: "fail", problems: ["No."] }),
      check({ status: "error", problems: ["Broken."] }),
    ];
    const text = formatReview(review({ checks }), "junit");
    expect(text).toContain('<skipped message="does not pass: No."/>');
    expect(text).toContain('<error message="Broken."/>');
  });
});
