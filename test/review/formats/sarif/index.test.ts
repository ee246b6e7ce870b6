import type { Log } from "sarif";
import { formatReview, FormatOptions } from "../../../../review/formats";
import { Review } from "../../../../review/model";
import { finding, fullReview, line, review, stack } from "../../../support/review-builder";

function runOf(given: Review, options: FormatOptions = {}) {
  const log = JSON.parse(formatReview(given, "sarif", options)) as Log;
  expect(log).toMatchObject({ version: "2.1.0", $schema: "https://json.schemastore.org/sarif-2.1.0.json" });
  expect(log.runs).toHaveLength(1);
  const run = log.runs[0];
  if (run === undefined) throw new Error("no run");
  return { run, results: run.results ?? [], rules: run.tool.driver.rules ?? [] };
}

describe("a report in SARIF", () => {
  test("has each finding as a result of its rule, what blocks first", () => {
    const { results, rules } = runOf(fullReview());
    expect(results.map(({ ruleId, level }) => [ruleId, level])).toEqual([
      ["SDI-V04", "error"],
      ["SDI-C03", "error"],
      ["SDI-C01", "warning"],
      ["SDI-K33", "note"],
    ]);
    for (const { ruleId, ruleIndex } of results) expect(rules[ruleIndex ?? -1]?.id).toBe(ruleId);
    expect(rules.map(({ id }) => id)).toEqual(["SDI-C01", "SDI-C03", "SDI-K33", "SDI-V04"]);
  });

  test("describes rules by what they say of themselves, and without that by their first finding", () => {
    const rules = new Map([
      [
        "SDI-V04",
        {
          title: "Data stays",
          why: "It cannot be made again.",
          fix: "Keep it.",
          page: "https://example.org/v04",
        },
      ],
    ]);
    const { rules: described } = runOf(fullReview(), { rules });
    expect(described.find(({ id }) => id === "SDI-V04")).toMatchObject({
      shortDescription: { text: "Data stays" },
      fullDescription: { text: "It cannot be made again." },
      help: { text: "It cannot be made again. Keep it." },
      helpUri: "https://example.org/v04",
      defaultConfiguration: { level: "error" },
    });
    expect(described.find(({ id }) => id === "SDI-C01")).toMatchObject({
      shortDescription: { text: "Port 22 accepts 0.0.0.0/0." },
      help: { text: "Name the addresses that may connect." },
      properties: { tags: ["exposure", "security"] },
    });
  });

  test("says which rules could not decide", () => {
    const places = [
      { stack: "studio-storage", address: "a.b", attribute: "zone" },
      { stack: "studio-cluster" },
    ];
    const undecided = [{ rule: "SDI-V05", title: "Disks are encrypted", places }];
    const { run } = runOf(review({ undecided }));
    expect(run.invocations?.[0]?.toolExecutionNotifications).toEqual([
      {
        level: "note",
        message: {
          text: "SDI-V05 (Disks are encrypted) could not decide before the apply about a.b, studio-cluster.",
        },
      },
    ]);
  });

  test("places a finding at its line of the environment file, without one at its stack's program", () => {
    const findings = [
      finding({ source: line(41, "storage"), address: "a.b", constructPath: "studio/a" }),
      finding({ stack: "studio-cluster" }),
    ];
    const { results } = runOf(review({ findings }));
    expect(results[0]?.locations).toEqual([
      {
        physicalLocation: {
          artifactLocation: { uri: "environments/studio.yaml" },
          region: { startLine: 41, startColumn: 5 },
        },
        logicalLocations: [
          { fullyQualifiedName: "a.b", kind: "resource" },
          { fullyQualifiedName: "studio/a", kind: "construct" },
        ],
      },
    ]);
    expect(results[1]?.locations?.[0]?.physicalLocation).toEqual({
      artifactLocation: { uri: "cdktf.out/stacks/studio-cluster/cdk.tf.json" },
      region: { startLine: 1 },
    });
    const elsewhere = runOf(review({ findings }), { programOf: (name) => `out/${name}.json` }).results;
    expect(elsewhere[1]?.locations?.[0]?.physicalLocation?.artifactLocation?.uri).toBe(
      "out/studio-cluster.json",
    );
  });

  test("says of a finding that is let pass who does, why and until when", () => {
    const { results } = runOf(fullReview());
    expect(results[1]?.suppressions).toEqual([
      {
        kind: "external",
        status: "accepted",
        justification: "only test data in it (ops@example.org, until 2026-12-31)",
      },
    ]);
  });

  test("knows a finding again when lines above it and its words change, and no other one for it", () => {
    const print = (parts: Parameters<typeof finding>[0]) =>
      runOf(review({ findings: [finding(parts)] })).results[0]?.partialFingerprints?.["sdstackFinding/v1"];
    const known = print({ address: "a.b", source: line(1, "x") });
    expect(known).toMatch(/^[0-9a-f]{32}$/u);
    expect(print({ address: "a.b", source: line(9, "x"), message: "Other words." })).toBe(known);
    for (const other of [
      { address: "a.c" },
      { address: "a.b", rule: "SDI-X" },
      { address: "a.b", attribute: "y" },
      { address: "a.b", stack: "z" },
    ]) {
      expect(print(other)).not.toBe(known);
    }
  });

  test("tells which stacks were not planned", () => {
    const stacks = [
      stack("a", { status: { kind: "failed", message: "no credentials" } }),
      stack("b", { status: { kind: "waits", for: ["a"] } }),
    ];
    expect(runOf(review({ stacks })).run.invocations).toEqual([
      {
        executionSuccessful: false,
        toolExecutionNotifications: [
          { level: "error", message: { text: "a was not planned: no credentials" } },
          { level: "warning", message: { text: "b was not planned: it waits for a" } },
        ],
      },
    ]);
  });

  test("keeps to what a forge shows, and counts what it leaves out", () => {
    const findings = Array.from({ length: 5_003 }, (_, index) =>
      finding({ address: `a.r${String(index)}`, severity: "note" }),
    );
    const { run, results } = runOf(review({ findings: [...findings, finding({ address: "a.last" })] }));
    expect(results).toHaveLength(5_000);
    expect(results[0]?.level).toBe("error");
    expect(run.invocations?.[0]?.toolExecutionNotifications?.[0]?.message.text).toBe(
      "4 findings are left out: forges show 5000",
    );
  });

  test("takes no message for a link", () => {
    const { results } = runOf(
      review({ findings: [finding({ message: "See [this](https://example.org)" })] }),
    );
    expect(results[0]?.message.text).not.toContain("](");
  });
});
