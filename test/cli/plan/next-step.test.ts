import { nextStep } from "../../../cli/plan/next-step";
import { finding } from "../../support/review-builder";

const WHERE = {
  mode: "apply",
  environment: "studio",
  folder: ".sdstack/plans/studio",
  out: undefined,
} as const;

describe("nextStep", () => {
  test("says how plans with changes are approved and applied", () => {
    expect(nextStep({ verdict: "changes", findings: [] }, WHERE)).toEqual([
      "the plans are in .sdstack/plans/studio, for you alone. To go on:",
      "  sdstack approve studio --key KEY --approver NAME",
      "  sdstack apply studio --approved .sdstack/plans/studio/approval.json",
    ]);
  });

  test("gives the options that let go what holds data, one for each address, as words of a shell", () => {
    const lost = { severity: "block", question: "data", stack: "studio-storage" } as const;
    const findings = [
      finding({ ...lost, rule: "SDI-D01", address: 'a.b["it\'s"]' }),
      finding({ ...lost, rule: "SDI-D01", address: "a.c" }),
      finding({ ...lost, rule: "SDI-D02", address: "a.c" }),
      finding({ ...lost, severity: "warn", address: "a.warned" }),
      finding({ ...lost, question: "exposure", address: "a.exposed" }),
      finding({
        ...lost,
        address: "a.waived",
        waiver: { reason: "r", owner: "a", expires: "2027-01-01" },
      }),
    ];
    expect(nextStep({ verdict: "blocked", findings }, WHERE)).toEqual([
      "a finding blocks this: nothing of it can be approved",
      "What holds data and is to go all the same needs a reason each, for this plan only:",
      String.raw`  --allow-loss 'studio-storage:a.b["it'\''s"]=REASON' \ `.trimEnd(),
      "  --allow-loss 'studio-storage:a.c=REASON'",
    ]);
  });

  test("offers nothing to let go where something else blocks", () => {
    const findings = [finding({ severity: "block", question: "exposure", address: "a.b" })];
    expect(nextStep({ verdict: "blocked", findings }, WHERE)).toEqual([
      "a finding blocks this: nothing of it can be approved",
    ]);
  });
});
