import { reportOf, repositoryPaths } from "../../../cli/ci/report";
import { change, finding, fullReview, line, review, stack } from "../../support/review-builder";

const inRepository = (file: string): string => file;
const of = (parts: Parameters<typeof review>[0]) =>
  reportOf({ review: review(parts), id: "studio", formats: {}, inRepository });

describe("what a forge is told of a review", () => {
  test.each([
    ["no-changes", "success"],
    ["changes", "neutral"],
    ["incomplete", "neutral"],
    ["blocked", "action-required"],
    ["failed", "failure"],
  ] as const)("a review that says %s is %s", (verdict, conclusion) => {
    expect(of({ verdict }).outcome).toMatchObject({ conclusion, name: "sdstack studio" });
  });

  test("counts in one line what is done, what blocks first, without a name of the plan", () => {
    const title = of({
      verdict: "blocked",
      findings: [finding({}), finding({ severity: "warn" })],
      changes: [
        change({ address: "a.b", action: "create" }),
        change({ address: "a.c", action: "replace" }),
        change({ address: "a.d" }),
        change({ address: "a.e" }),
      ],
      stacks: [stack("one"), stack("two", { status: { kind: "waits", for: ["one"] } })],
    }).outcome.title;
    expect(title).toBe("1 finding blocks, 1 to replace, 1 to create, 2 to change, 1 stack waits");
    expect(of({}).outcome.title).toBe("nothing changes");
  });

  test("a replacement is made and taken away", () => {
    const changes = [
      change({ address: "a.b", action: "replace" }),
      change({ address: "a.c", action: "delete" }),
      change({ address: "a.d", action: "move" }),
    ];
    expect(of({ verdict: "changes", changes }).counts).toEqual({ create: 1, update: 0, delete: 2 });
  });

  test("findings are at their lines, by paths from the top of the repository; what is waived is none", () => {
    const waiver = { reason: "for now", owner: "ada", expires: "2026-12-31" };
    const findings = [finding({ source: line(41, "storage"), address: "a.b" }), finding({ waiver })];
    const { annotations, sarif } = reportOf({
      review: review({ verdict: "blocked", findings }),
      id: "studio",
      formats: {},
      inRepository: (file) => `infra/${file}`,
    });
    expect(annotations).toEqual([
      {
        fingerprint: expect.stringMatching(/^[0-9a-f]{32}$/) as string,
        rule: "SDI-V04",
        severity: "block",
        message: "a.b: The file system of the models is replaced.",
        path: "infra/environments/studio.yaml",
        line: 41,
      },
    ]);
    expect(sarif).toContain('"uri": "infra/environments/studio.yaml"');
  });

  test("findings of two reports are kept apart in code scanning", () => {
    const categories = ["one", "two"].map((id) => {
      const { sarif } = reportOf({ review: fullReview(), id, formats: {}, inRepository });
      return /"id": "(plan-review[^"]*)"/.exec(sarif)?.[1];
    });
    expect(categories).toEqual(["plan-review/one/", "plan-review/two/"]);
  });

  test("writes within the characters it is given, and nothing when no report fits", () => {
    const { markdown } = reportOf({ review: fullReview(), id: "studio", formats: {}, inRepository });
    expect(markdown(16_384).length).toBeLessThanOrEqual(16_384);
    expect(markdown(16_383)).toBe("");
  });

  test("paths begin at the top of the repository, and stay as they are outside of it", () => {
    const inside = repositoryPaths("/work", "/work/infra");
    expect(inside("config/a.yaml")).toBe("infra/config/a.yaml");
    expect(inside("/work/infra/config/a.yaml")).toBe("infra/config/a.yaml");
    expect(inside("/etc/a.yaml")).toBe("/etc/a.yaml");
    expect(repositoryPaths(undefined, "/work")("config/a.yaml")).toBe("config/a.yaml");
  });
});
