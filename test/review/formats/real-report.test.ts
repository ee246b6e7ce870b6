import { formatReview } from "../../../review/formats";
import { Review } from "../../../review/model";
import { describeWithTerraform } from "../../support/terraform";
import { disk, disks, ToyPlans } from "../../support/toy-plans";

/** The answers of a report in Markdown, by their questions. */
function answers(review: Review): ReadonlyMap<string, string> {
  const text = formatReview(review, "markdown");
  return new Map(
    text.split(/\n### /u).map((part) => [part.split("\n", 1)[0] ?? "", part.slice(part.indexOf("\n"))]),
  );
}

describeWithTerraform("the report of plans that Terraform makes", (binary) => {
  let toys: ToyPlans;
  beforeEach(async () => {
    toys = await ToyPlans.start(binary);
  });
  afterEach(() => toys.project.stop());

  it("has a place for everything that a plan can do", async () => {
    const all = (size: number, more: Record<string, object>): Record<string, object> => ({
      tainted: disk("tainted"),
      asked: disk("asked"),
      trigger: disk("trigger", { size }),
      triggered: disk("triggered", { lifecycle: { replace_triggered_by: ["toy_disk.trigger"] } }),
      ...more,
    });
    await toys.apply(
      disks(all(1, { old: disk("moved"), left: disk("left"), back: disk("back") }), {
        output: { size: { value: 1 }, gone: { value: "x" } },
      }),
    );
    await toys.project.terraform.run(["taint", "toy_disk.tainted"]);
    await toys.project.terraform.run(["state", "rm", "toy_disk.back"]);
    const { id } = toys.project.world.store
      .list("toy", "disk")
      .find(({ value }) => Object(value).name === "back")!;
    const review = await toys.review(
      disks(all(2, { new: disk("moved"), back: disk("back") }), {
        moved: [{ from: "toy_disk.old", to: "toy_disk.new" }],
        removed: [{ from: "toy_disk.left", lifecycle: { destroy: false } }],
        import: [{ to: "toy_disk.back", id }],
        output: { size: { value: 2 } },
        check: {
          large: {
            assert: [{ condition: "${toy_disk.trigger.size > 5}", error_message: "Too small." }],
          },
        },
      }),
      { args: ["-replace=toy_disk.asked"] },
    );
    const of = answers(review);
    const lost = of.get("Can data be lost?") ?? "";
    expect(lost).toMatch(
      /\*\*blocks: replace\*\* `toy_disk\.asked` .* somebody asked for it with `-replace`/u,
    );
    expect(lost).toMatch(/\*\*blocks: replace\*\* `toy_disk\.tainted` .* because it is tainted/u);
    expect(lost).toMatch(
      /\*\*blocks: replace\*\* `toy_disk\.triggered` .* something in its `replace_triggered_by`/u,
    );
    expect(lost).toMatch(/\*\*blocks\*\* `toy_disk\.left` is forgotten/u);
    expect(lost).toContain("**What is replaced or destroyed?** 3 replaced. All of them are above.");
    const rest = of.get("What else changes?") ?? "";
    expect(rest).toContain("1 updated, 1 imported, 1 moved, 1 forgotten, 2 outputs, 1 check not passed.");
    const places = [
      "**fails** `check.large`\\\n  Too small.",
      "**update** `toy_disk.trigger`\\\n  `size`: `1` → `2`",
      `**import** \`toy_disk.back\`\\\n  imported from \`${id}\``,
      "**move** `toy_disk.new`\\\n  until now `toy_disk.old`",
      "**forget** `toy_disk.left`",
      "**remove** `gone`\\\n  `x` → (none)",
      "**update** `size`\\\n  `1` → `2`",
    ].map((text) => rest.indexOf(text));
    // Each is there, and in this order.
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places[0]).toBeGreaterThan(0);
  });

  it("shows how to move what was renamed, ready to be pasted", async () => {
    await toys.apply(disks({ old: disk("weights", { size: 40 }) }));
    const review = await toys.review(disks({ new: disk("weights", { size: 40 }) }));
    const lost = answers(review).get("Can data be lost?") ?? "";
    expect(lost.match(/^- /gmu)).toHaveLength(1);
    expect(lost).toContain("**blocks: destroy** `toy_disk.old` is deleted and `toy_disk.new` created");
    expect(lost).toContain('```typescript\n  resource.moveFromId("toy_disk.old");');
    expect(lost).toContain("```hcl\n  moved {\n    from = toy_disk.old\n    to   = toy_disk.new\n  }\n  ```");
  });

  it("shows what differs within the values of a chart by its meaning", async () => {
    const values = (replicas: number): string => `server:\n  replicas: ${replicas}\n  image: web\n`;
    await toys.apply(disks({ a: disk("a", { tags: { values: values(1) } }) }));
    const rest = answers(await toys.review(disks({ a: disk("a", { tags: { values: values(3) } }) }))).get(
      "What else changes?",
    );
    expect(rest).toContain("- tags.values » server.replicas: 1\n  + tags.values » server.replicas: 3");
    expect(rest).not.toContain("image");
  });
});
