import { describeWithTerraform } from "../../support/terraform";
import { lines, planned, planOf, reviewed } from "../../support/planned-resources";
import { disk, disks, ToyPlans } from "../../support/toy-plans";

const rules = (...resources: readonly object[]): readonly string[] =>
  reviewed(planOf(...resources))
    .findings.filter(({ rule }) => rule.startsWith("SDI-D"))
    .map(({ rule, address }) => `${rule} ${address ?? ""}`);
const cfs = (address: string, actions: string, more: object = {}): object => {
  const value = { name: "models", zone: "a", protocol: "NFS", tags: { id: address }, ...more };
  return actions === "delete"
    ? planned(address, actions, { id: "cfs-1", ...value }, null)
    : planned(address, actions, null, value, { unknown: { id: true } });
};
const FILES = "tencentcloud_cfs_file_system";

describe("a rename", () => {
  it("is the same thing that goes and comes, and its finding carries the block that moves it", () => {
    const review = reviewed(planOf(cfs(`${FILES}.old`, "delete"), cfs(`${FILES}.new`, "create")));
    expect(review.findings).toMatchObject([{ rule: "SDI-D08", severity: "block", address: `${FILES}.old` }]);
    expect(review.findings[0]?.fix).toContain(`moveFromId("${FILES}.old")`);
    expect(review.findings[0]?.code).toEqual([
      { language: "typescript", text: `resource.moveFromId("${FILES}.old"); // resource: ${FILES}.new` },
      { language: "hcl", text: `moved {\n  from = ${FILES}.old\n  to   = ${FILES}.new\n}` },
    ]);
  });

  it("names the construct to write the call at, and is a block only for instances, which no call can move", () => {
    const instances = [cfs(`${FILES}.old`, "delete"), cfs(`${FILES}.new`, "create")].map((each) => ({
      ...each,
      index: 0,
      address: `${Object(each).address as string}[0]`,
    }));
    const plan = planOf(...instances);
    expect(reviewed(plan).findings[0]?.code?.map(({ language }) => language)).toEqual(["hcl"]);
    const paths = new Map([[`${FILES}.new`, "app-storage/Models/Resource"]]);
    const named = planOf(cfs(`${FILES}.old`, "delete"), cfs(`${FILES}.new`, "create"));
    const [finding] = reviewed(named, {
      stacks: [{ name: "data", plan: named, constructPaths: paths }],
    }).findings;
    expect(finding?.code?.[0]?.text).toMatch(/resource: .*\.new, at app-storage\/Models\/Resource$/);
  });

  it("gives no code with what nobody would see in it", () => {
    const hidden = [`${FILES}.old["a\nprovisioner"]`, `${FILES}.new["a\nprovisioner"]`];
    const [from, to] = [cfs(hidden[0]!, "delete"), cfs(hidden[1]!, "create")];
    const [finding] = reviewed(planOf(from, to)).findings;
    expect([finding?.rule, finding?.code]).toEqual(["SDI-D08", undefined]);
    const plan = planOf(cfs(`${FILES}.old`, "delete"), cfs(`${FILES}.new`, "create"));
    const constructPaths = new Map([[`${FILES}.new`, "a\nprocess.exit()"]]);
    const named = reviewed(plan, { stacks: [{ name: "data", plan, constructPaths }] });
    expect(named.findings[0]?.code?.[0]?.text).not.toContain("process");
  });

  it("may come with another name of the thing in the cloud", () => {
    const renamed = cfs(`${FILES}.new`, "create", { name: "weights" });
    expect(rules(cfs(`${FILES}.old`, "delete"), renamed)).toEqual([`SDI-D08 ${FILES}.old`]);
  });

  it("is none when something that matters differs", () => {
    const other = cfs(`${FILES}.new`, "create", { zone: "b" });
    expect(rules(cfs(`${FILES}.old`, "delete"), other)).toEqual([`SDI-D01 ${FILES}.old`]);
  });

  it("is none when it could be either of two", () => {
    const twins = [cfs(`${FILES}.x`, "create"), cfs(`${FILES}.y`, "create")];
    expect(rules(cfs(`${FILES}.old`, "delete"), ...twins)).toEqual([`SDI-D01 ${FILES}.old`]);
  });

  it("goes to what is most alike", () => {
    const [near, far] = [cfs(`${FILES}.x`, "create"), cfs(`${FILES}.y`, "create", { name: "other" })];
    expect(rules(cfs(`${FILES}.old`, "delete"), far, near)).toEqual([`SDI-D08 ${FILES}.old`]);
  });

  it("is none in Kubernetes when the name of the object differs", () => {
    const space = (address: string, name: string, actions: string): object => {
      const value = { metadata: [{ name }] };
      return planned(
        address,
        actions,
        actions === "delete" ? value : null,
        actions === "delete" ? null : value,
      );
    };
    const type = "kubernetes_namespace_v1";
    expect(rules(space(`${type}.a`, "x", "delete"), space(`${type}.b`, "y", "create"))).toEqual([]);
    expect(rules(space(`${type}.a`, "x", "delete"), space(`${type}.b`, "x", "create"))).toEqual([
      `SDI-D08 ${type}.a`,
    ]);
  });

  it("is none of things that have nothing in common but being empty", () => {
    expect(
      rules(planned("aws_eip.a", "delete", { id: "1" }, null), planned("aws_eip.b", "create", null, {})),
    ).toEqual(["SDI-D01 aws_eip.a"]);
  });
});

describeWithTerraform("the guard before plans that Terraform makes", (binary) => {
  let toys: ToyPlans;
  beforeEach(async () => {
    toys = await ToyPlans.start(binary);
  });
  afterEach(() => toys.project.stop());

  it("sees a rename, and is content with the block that it has asked for", async () => {
    await toys.apply(disks({ old: disk("data", { zone: "a" }) }));
    const renamed = disks({ new: disk("data", { zone: "a" }) });
    const review = await toys.review(renamed);
    expect(lines(review.findings)).toEqual([
      "SDI-D08 block `toy_disk.old` is deleted and `toy_disk.new` created, which is the same but for its name. " +
        "It holds what is written on a disk.",
    ]);
    const block = review.findings[0]!.code!.find(({ language }) => language === "hcl")!.text;
    const [, from, to] = /^moved \{\n {2}from = (\S+)\n {2}to {3}= (\S+)\n\}$/.exec(block)!;
    const moved = await toys.review({ ...renamed, moved: [{ from, to }] });
    expect(moved.findings).toEqual([]);
    expect(moved.changes).toMatchObject([{ action: "move", previousAddress: "toy_disk.old" }]);
  });

  it("blocks deletions, replacements for every reason, and what is forgotten", async () => {
    const all = {
      gone: disk("gone"),
      forced: disk("forced", { zone: "a" }),
      tainted: disk("tainted"),
      left: disk("left"),
    };
    await toys.apply(disks(all));
    await toys.project.terraform.run(["taint", "toy_disk.tainted"]);
    const next = disks(
      { forced: disk("forced", { zone: "b" }), tainted: disk("tainted") },
      { removed: [{ from: "toy_disk.left", lifecycle: { destroy: false } }] },
    );
    const review = await toys.review(next);
    expect(review.verdict).toBe("blocked");
    expect(
      review.findings.map(({ rule, severity, address }) => `${rule} ${severity} ${address ?? ""}`),
    ).toEqual([
      "SDI-D02 block toy_disk.forced",
      "SDI-D01 block toy_disk.gone",
      "SDI-D03 block toy_disk.left",
      "SDI-D02 block toy_disk.tainted",
    ]);
  });
});
