import { differences } from "../../../cli/apply/differences";
import { unknownFindings } from "../../../cli/apply/unknown-findings";
import { approvalOf } from "../../../review/identity";
import { Review } from "../../../review/model";
import { planned, planOf, reviewed } from "../../support/planned-resources";

const disk = (name: string, size: number) => planned(`toy_disk.${name}`, "update", { size: 1 }, { size });
const review = (...resources: readonly object[]) =>
  reviewed(planOf(...resources), { stacks: [{ name: "data", plan: planOf(...resources) }] });

describe("how a plan differs from what was announced", () => {
  const announced = review(disk("a", 2), disk("b", 2), disk("c", 2));

  it("is told by what is new, what is gone, and what is done in another way", () => {
    const deleted = planned("toy_disk.c", "delete", { size: 1 }, null);
    const now = review(disk("a", 2), disk("b", 3), deleted, disk("d", 2));
    const other = review(disk("b", 2));
    expect(differences(announced, now, "data")).toEqual([
      "in another way than announced: update toy_disk.b",
      "announced: update toy_disk.c; now: delete toy_disk.c",
      "not announced: update toy_disk.d",
    ]);
    expect(differences(announced, other, "data")).toEqual([
      "announced, and no longer: update toy_disk.a",
      "announced, and no longer: update toy_disk.c",
    ]);
    expect(differences(announced, announced, "data")).toEqual([]);
  });

  it("says nothing of versions and numbers that come and go by themselves", () => {
    const drifted = (attributes: object): Review => ({
      ...announced,
      drift: Object.entries(attributes).map(([name, after]) => ({
        ...{ stack: "data", address: "toy_disk.a", type: "toy_disk", action: "update", sort: "other" },
        ...{ explainsPlan: false, fate: "kept" },
        attributes: [{ path: ["metadata", 0, name], before: "1", after }],
      })) as unknown as Review["drift"],
    });
    const [before, later] = [drifted({ resource_version: "2" }), drifted({ resource_version: "3" })];
    expect(differences(before, later, "data")).toEqual([]);
    expect(differences(announced, later, "data")).toEqual([]);
    expect(differences(drifted({ cidr: "2" }), drifted({ cidr: "3" }), "data")).toEqual([
      "in another way than announced: toy_disk.a was changed: metadata.0.cidr, outside Terraform",
    ]);
  });

  it("is what the plan says now, where the announced one is not at hand", () => {
    expect(differences(undefined, review(disk("a", 2)), "data")).toEqual(["now: update toy_disk.a"]);
  });

  it("is cut where it is long, and counts what is left out", () => {
    const many = review(...Array.from({ length: 25 }, (_, index) => disk(`n${index}`, 2)));
    const lines = differences(undefined, many, "data");
    expect([lines.length, lines.at(-1)]).toEqual([21, "and 5 more"]);
  });
});

describe("findings that the approval does not know of", () => {
  const plan = planOf(planned("toy_disk.b", "delete", { name: "b" }, null));
  const stacks = [{ name: "data", plan }];
  const now = reviewed(plan, { stacks });
  const allowed = reviewed(plan, { stacks, allowances: [{ address: "toy_disk.b", reason: "empty" }] });
  const base = { name: "data", state: null, lockFile: null };
  const terms = { approver: "Ada", approvedAt: new Date(0), expiresAt: new Date(1) };

  it("are those that block, and were neither allowed nor let pass when it was given", () => {
    const approval = approvalOf(allowed, [base], terms);
    expect(unknownFindings(approval, now)).toEqual([]);
    expect(unknownFindings({ ...approval, findings: [] }, now)).toEqual([
      expect.stringContaining("the approval does not know of it: SDI-D01 toy_disk.b"),
    ]);
    expect(unknownFindings({ ...approval, findings: [] }, allowed)).toEqual([]);
  });
});
