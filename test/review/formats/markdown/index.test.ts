import fc from "fast-check";
import { manyChanges } from "../../../../benchmarks/review-formats";
import { formatReview } from "../../../../review/formats";
import { Change, Review } from "../../../../review/model";
import { hostileText } from "../../../support/hostile-text";
import { markdownStructure } from "../../../support/markdown-structure";
import { reviewOf } from "../../../support/review-arbitrary";
import {
  ABSENT,
  attribute,
  change,
  drift,
  finding,
  fullReview,
  MASKED,
  review,
  shown,
  stack,
  UNKNOWN_SHOWN,
} from "../../../support/review-builder";

const markdown = (given: Review, budget?: number) =>
  formatReview(given, "markdown", budget === undefined ? {} : { budget });

const FULL = markdown(fullReview());

/** The part of a report from one heading to the next. */
function section(text: string, heading: string): string {
  const start = text.indexOf(`### ${heading}`);
  expect([heading, start >= 0]).toEqual([heading, true]);
  const end = text.indexOf("\n### ", start + 4);
  return text.slice(start, end === -1 ? undefined : end);
}

describe("a report in Markdown", () => {
  test("says the verdict first, then everything at a glance, then the answers in the order of the questions", () => {
    expect(FULL.split("\n").slice(0, 3)).toEqual([
      "## ⛔ Blocked: plan review of `studio`",
      "",
      "1 finding has to be answered before it can be applied.",
    ]);
    expect(markdownStructure(FULL).headings.slice(1)).toEqual([
      "Can data be lost?",
      "What is replaced or destroyed?",
      "What gets exposed?",
      "What does it cost?",
      "What drifted?",
      "What else is not as it should be?",
      "What else changes?",
    ]);
    expect(FULL).toContain(
      "| 1 resource, 1 more finding | 1 destroyed, 2 replaced | 1 finding | CNY 1,200 to 4,000 → CNY 1,251 to 6,000, 1 unknown price | 1 dangerous, 1 scaled, 1 with other tags | 1 finding | 7 resources, 2 outputs |",
    );
  });

  test("names address, construct, file, line and field, and the attribute that forces a replacement", () => {
    const data = section(FULL, "Can data be lost?");
    expect(data).toContain("- **replace** `tencentcloud_cfs_file_system.models`");
    expect(data).toContain("because of `storage_type`: `SD` → `HP`");
    expect(data).toContain(
      "stack `studio-storage`, construct `studio-storage/models/file-system`, `environments/studio.yaml:41` `storage.models.tier`",
    );
    expect(data).toContain(
      "@@ forces the replacement @@\n  - storage_type: SD\n  + storage_type: HP\n  @@ also @@",
    );
  });

  test("tells a reason where no attribute forces a replacement", () => {
    expect(section(FULL, "What is replaced or destroyed?")).toContain(
      "because it is tainted: its creation did not finish · the new one is made before the old one goes",
    );
  });

  test("has each change in one place only", () => {
    const given = fullReview();
    for (const { address } of given.changes) {
      const rows = FULL.split("\n").filter(
        (line) =>
          /^- (\S+ )?\*\*(create|update|replace|destroy|forget|import|move|read|deferred)\*\* /u.test(line) &&
          line.includes(`\`${address}\``),
      );
      expect([address, rows.length]).toEqual([address, 1]);
    }
  });

  test("shows of a secret that it changes, and what differs within a document", () => {
    const rest = section(FULL, "What else changes?");
    expect(rest).toContain("! password: (secret, changes)");
    expect(rest).toContain("- values » [0].replicas: 1\n  + values » [0].replicas: 2");
  });

  test("gives moves, imports, forgets, reads, deferrals, outputs, checks and waivers their place", () => {
    const rest = section(FULL, "What else changes?");
    for (const part of [
      "until now `tencentcloud_subnet.a`",
      "imported from `eip-1234`",
      "it stays, and Terraform no longer manages it",
      "because what it asks for is known after apply",
      "because the configuration of its provider is known after another apply",
      "**update** `kubeconfig`\\\n  a secret that changes",
      "**fails** `check.dns`\\\n  The name does not resolve.",
      "let pass by `ops@example.org` until `2026-12-31`: only test data in it",
    ]) {
      expect(rest).toContain(part);
    }
  });

  test("says of stacks that were not planned what they wait for, and does not pretend to know what they change", () => {
    expect(FULL).toContain("| `studio-workload` | waits for `studio-cluster` | ? | ? | ? | ? | ? | ? | ? |");
    const waiting = review({
      verdict: "incomplete",
      stacks: [stack("a", { status: { kind: "waits", for: ["b"] } })],
    });
    const text = markdown(waiting);
    expect(text).toContain("`a` cannot be planned before other stacks are applied.");
    expect(text).toContain("**Can data be lost?** Not in what could be planned.");
    const nothing = "nothing in what could be planned";
    expect(text).toContain(`\n| not in what could be planned | ${nothing} | ${nothing} |`);
  });

  test.each([
    [1, 0, "1 resource, which is destroyed or replaced; nothing blocks."],
    [2, 0, "2 resources, all of them destroyed or replaced; nothing blocks."],
    [2, 1, "3 resources, 2 of them destroyed or replaced; nothing blocks."],
    [0, 1, "1 resource, nothing is destroyed and nothing blocks."],
  ])("counts %i of what goes and %i of what stays in one sentence", (gone, kept, sentence) => {
    const changes = [
      ...Array.from({ length: gone }, (_, i) => change({ address: `a.gone${i}`, action: "delete" })),
      ...Array.from({ length: kept }, (_, i) => change({ address: `a.kept${i}`, action: "update" })),
    ];
    expect(markdown(review({ verdict: "changes", changes }))).toContain(sentence);
  });

  test("says of a failed stack why, and of a plan in part that it is", () => {
    const stacks = [
      stack("a", { status: { kind: "failed", message: "Error: no credentials" } }),
      stack("b", { complete: false }),
    ];
    const text = markdown(review({ verdict: "failed", stacks }));
    expect(text).toContain("Planning failed for `a`.");
    expect(text).toContain("| `a` | failed: Error: no credentials |");
    expect(text).toContain("| `b` | planned in part |");
  });

  test("is short when nothing changes", () => {
    const text = markdown(review());
    expect(text).toContain("## ✅ No changes: plan review of `studio`");
    expect(markdownStructure(text).headings).toHaveLength(1);
    expect(text.length).toBeLessThan(1_200);
  });

  test("tells a text in parentheses from what stands for no text", () => {
    const attributes = [
      attribute("a", shown("(secret)"), MASKED),
      attribute("b", ABSENT, shown("(none)")),
      attribute("c", shown("x"), UNKNOWN_SHOWN),
    ];
    const few = markdown(review({ changes: [change({ address: "a.b", attributes })] }));
    expect(few).toContain(
      '`a`: `"(secret)"` → (secret), `b`: (none) → `"(none)"`, `c`: `x` → (known after apply)',
    );
    const more = [...attributes, attribute("d", shown("1"), shown("2"))];
    const text = markdown(review({ changes: [change({ address: "a.b", attributes: more })] }));
    expect(text).toContain('- a: "(secret)"\n  + a: (secret)');
    expect(text).toContain('+ b: "(none)"');
    expect(text).toContain("- c: x\n  + c: (known after apply)");
  });

  test("shows of long texts the place where they differ", () => {
    const [before, after] = ["old", "new"].map((word) => `${"a".repeat(4_000)} ${word} ${"b".repeat(4_000)}`);
    const attributes = [attribute("script", shown(before ?? ""), shown(after ?? ""))];
    const text = markdown(review({ changes: [change({ address: "a.b", attributes })] }));
    expect(text).toMatch(/- script: …a{23} old b+/u);
    expect(text).toMatch(/\+ script: …a{23} new b+/u);
  });
});

describe("the budget of a report", () => {
  const alike = (index: number): Change =>
    change({
      address: `null_resource.same[${String(index)}]`,
      action: "update",
      attributes: [
        attribute("triggers.v", shown("1"), shown("2")),
        attribute("note", shown("x".repeat(90)), shown("y".repeat(90))),
      ],
    });

  test("is kept for any review, of any size, for hostile ones too", () => {
    fc.assert(
      fc.property(
        reviewOf(hostileText(), 12),
        fc.constantFrom(16_384, 32_768, 65_536, 1_000_000),
        (given, budget) => {
          expect(markdown(given, budget).length).toBeLessThanOrEqual(budget);
        },
      ),
      { numRuns: 60 },
    );
  });

  test("is used: a report of 5,000 changes fills most of it, and is the same every time", () => {
    for (const budget of [32_768, 65_536, 1_000_000]) {
      const text = markdown(manyChanges(5_000), budget);
      expect(text.length).toBeLessThanOrEqual(budget);
      expect(text.length).toBeGreaterThan(budget * 0.97);
      expect(markdown(manyChanges(5_000), budget)).toBe(text);
    }
  });

  test("counts what was left out, and everything else is there", () => {
    const text = markdown(manyChanges(5_000));
    const left = [...text.matchAll(/^([\d,]+) not shown\.$/gmu)].map(([, number = ""]) =>
      Number(number.replace(/,/gu, "")),
    );
    const shownRows = [...text.matchAll(/^- \*\*(create|update|replace|destroy)\*\*/gmu)].length;
    expect(left.reduce((sum, number) => sum + number, shownRows)).toBe(5_000);
    expect(text).toMatch(
      /\*\*Left out for want of room: .*[\d,]+ rows\. The HTML and the JSON report have everything\.\*\*/u,
    );
  });

  test("merges equal changes before anything is left out", () => {
    const text = markdown(
      review({ verdict: "changes", changes: Array.from({ length: 400 }, (_, i) => alike(i)) }),
      16_384,
    );
    expect(text).toContain("- **update** `null_resource.same[0]` × 400");
    expect(text).toContain("also `null_resource.same[1]`, ");
    expect(text).toContain("360 more addresses".replace("360", "359"));
    expect(text).not.toContain("Left out");
  });

  test("tells what loses something once, with the finding and the difference together", () => {
    const attributes = [
      attribute("zone", shown("a"), shown("b"), true),
      attribute("size", shown("1"), shown("2")),
    ];
    const address = "tencentcloud_cfs_file_system.models";
    const lost = change({ address, action: "replace", holds: "the files of a file system", attributes });
    const blocking = finding({
      address,
      rule: "SDI-D02",
      message: `\`${address}\` is deleted and made anew.`,
    });
    const data = section(
      markdown(review({ verdict: "blocked", changes: [lost], findings: [blocking] })),
      "Can data be lost?",
    );
    expect(data.match(/^- /gmu)).toHaveLength(1);
    expect(data).toContain(`- ⛔ **blocks: replace** \`${address}\` is deleted and made anew.`);
    expect(data).toMatch(/because of `zone`: `a` → `b` · the old one goes first · Fix: .*rule `SDI-D02`/u);
    expect(data).toContain("- zone: a\n  + zone: b");
  });

  test("shows code to paste as it is", () => {
    const code = [
      { language: "typescript" as const, text: 'resource.moveFromId("a.b"); // resource: a.c' },
      { language: "hcl" as const, text: "moved {\n  from = a.b\n  to   = a.c\n}" },
    ];
    const text = markdown(review({ findings: [finding({ code })] }));
    expect(text).toContain('  ```typescript\n  resource.moveFromId("a.b"); // resource: a.c\n  ```');
    expect(text).toContain("  ```hcl\n  moved {\n    from = a.b\n    to   = a.c\n  }\n  ```");
  });

  test("says which rules could not decide, and of what", () => {
    const places = [{ stack: "studio-storage", address: "a.b", attribute: "zone" }];
    const undecided = [{ rule: "SDI-V05", title: "Disks and file systems are encrypted", places }];
    const text = markdown(review({ undecided }));
    const quality = section(text, "What else is not as it should be?");
    expect(quality).toContain("1 rule could not decide everything: some values are known only after apply.");
    expect(quality).toContain("**cannot tell** `SDI-V05` Disks and file systems are encrypted");
    expect(quality).toContain("`a.b` `zone`");
    expect(text).toContain("| nothing, 1 rule undecided |");
  });

  test("tells of many alike once where they are folded, each with its line", () => {
    const many = [0, 1, 2].map((index) => ({
      ...alike(index),
      constructPath: `app/Disk${index}`,
      source: { file: "e.yaml", line: 4 + index, column: 1, field: "tags" },
    }));
    const text = markdown(review({ verdict: "changes", changes: many }));
    expect(text).toContain("- **update** `null_resource.same[0]` × 3");
    expect(text).toContain("  - also `null_resource.same[2]`, construct `app/Disk2`, `e.yaml:6` `tags`");
  });

  test("merges nothing where there is room", () => {
    const text = markdown(review({ verdict: "changes", changes: [alike(0), alike(1)] }));
    expect(text).not.toContain("×");
    expect(markdownStructure(text).items).toBe(2);
  });

  test("does not merge what differs in more than its address", () => {
    const changes = Array.from({ length: 300 }, (_, index) => ({
      ...alike(index),
      attributes: [attribute("triggers.v", shown("1"), shown(String(index % 2)))],
    }));
    const text = markdown(review({ verdict: "changes", changes }), 16_384);
    expect(text.match(/ × 150/gu)).toHaveLength(2);
  });

  test("drops details before rows, and the details of what matters least first", () => {
    const long = (name: string, action: Change["action"]) => (_: unknown, index: number) =>
      change({
        address: `${name}.r${String(index)}`,
        action,
        attributes: [
          attribute(
            `text${String(index)}`,
            shown(`${name} `.repeat(20)),
            shown(`${String(index)} `.repeat(60)),
          ),
        ],
      });
    const changes = [
      ...Array.from({ length: 25 }, long("made", "create")),
      ...Array.from({ length: 25 }, long("gone", "delete")),
    ];
    const text = markdown(review({ verdict: "changes", changes }), 16_384);
    expect(text.match(/^- \*\*destroy\*\*/gmu)).toHaveLength(25);
    expect(text.match(/^- \*\*create\*\*/gmu)).toHaveLength(25);
    expect(text.match(/^ {2}- text\d+: gone/gmu)).toHaveLength(25);
    expect(text.match(/^ {2}\+ text\d+: \d+ /gmu)?.length ?? 0).toBeLessThan(50);
    expect(text).toMatch(/Left out for want of room: the details of \d+ rows\. /u);
  });

  test("leaves a place to what blocks even when everything else is too much", () => {
    const given = { ...manyChanges(50_000), findings: [finding({ message: "The bucket goes." })] };
    const text = markdown(
      {
        ...given,
        drift: Array.from({ length: 2_000 }, (_, i) =>
          drift({ address: `vpc.v${String(i)}`, sort: "noise" }),
        ),
      },
      32_768,
    );
    expect(text).toContain("**blocks** The bucket goes.");
    expect(text).toContain("Nothing that matters: 2,000 resources only look different.");
  });

  test("fails when it is too small for any report", () => {
    expect(() => markdown(review(), 1_000)).toThrow(
      "a report needs a budget of at least 16384 characters, got 1000",
    );
  });
});
