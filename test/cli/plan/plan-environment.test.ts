import { existsSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { planEnvironment } from "../../../cli/plan/plan-environment";
import { withPlanning } from "../../../cli/plan/planning";
import { PlannedProject } from "../../support/planned-project";

jest.setTimeout(300_000);

const FOUNDATION = "tencent-dev-foundation";

describe("planning an environment", () => {
  let project: PlannedProject;
  beforeAll(async () => {
    project = await PlannedProject.of("tencent-dev");
  });
  afterAll(() => project.stop());

  it("plans what can be planned truthfully, and says what waits", async () => {
    const { review, outcomes, folder } = await planEnvironment(project.context, project.planning);
    expect(review.stacks.map(({ name, status }) => [name, status])).toEqual([
      [FOUNDATION, { kind: "planned" }],
      ["tencent-dev-platform", { kind: "waits", for: [FOUNDATION] }],
      ["tencent-dev-diffusion", { kind: "waits", for: ["tencent-dev-platform", FOUNDATION] }],
    ]);
    expect(review.verdict).toBe("incomplete");
    expect(review.changes.every(({ action }) => action === "create")).toBe(true);
    expect(outcomes.map(({ state }) => state?.base)).toEqual([null, null, null]);

    expect(folder.path).toBe(join(project.folder, ".sdstack/plans/tencent-dev"));
    const mode = (path: string): string => (statSync(path).mode & 0o777).toString(8);
    expect(mode(folder.path)).toBe("700");
    const planFile = folder.planFile(FOUNDATION);
    expect([mode(planFile), mode(folder.manifest), mode(folder.review)]).toEqual(["600", "600", "600"]);
    expect(readFileSync(join(folder.path, ".gitignore"), "utf8")).toBe("*\n");
    expect(JSON.parse(readFileSync(folder.review, "utf8"))).toEqual(review);
    expect(JSON.parse(readFileSync(folder.manifest, "utf8"))).toMatchObject({
      environment: "tencent-dev",
      mode: "apply",
      digest: review.digest,
      stacks: [
        {
          name: FOUNDATION,
          status: "planned",
          state: null,
          lockFile: null,
          digest: review.stacks[0]?.digest,
          planFile: `${FOUNDATION}.tfplan`,
        },
        { name: "tencent-dev-platform", status: "waits", state: null },
        { name: "tencent-dev-diffusion", status: "waits", state: null },
      ],
    });
    // Served providers are locked nowhere.
    expect(existsSync(join(project.folder, "config/environments/lock-files"))).toBe(false);
    expect(existsSync(join(project.folder, "state"))).toBe(true);
  });

  it("gives the same digest when it plans again", async () => {
    const first = await planEnvironment(project.context, project.planning);
    const second = await planEnvironment(project.context, project.planning);
    expect(second.review.digest).toBe(first.review.digest);
  });

  it("has nothing to destroy where nothing was applied", async () => {
    const { review, folder } = await planEnvironment(project.context, {
      ...project.planning,
      mode: "destroy",
      out: "plans",
    });
    expect([review.verdict, review.stacks]).toEqual(["no-changes", []]);
    expect(readdirSync(folder.path).filter((name) => name.endsWith(".tfplan"))).toEqual([]);
  });

  it("fails while somebody else plans in the same folder, and leaves that one alone", async () => {
    const { folder } = await planEnvironment(project.context, project.planning);
    const before = readdirSync(folder.path).sort();
    const release = await folder.hold(() => undefined);
    await expect(planEnvironment(project.context, project.planning)).rejects.toThrow(
      /^somebody else plans or applies in \S+tencent-dev: wait for it/,
    );
    await release();
    expect(before).toEqual(expect.arrayContaining(["plan.json", `${FOUNDATION}.tfplan`]));
    expect(readdirSync(folder.path).sort()).toEqual(before);
  });

  it("ends when somebody else has taken the folder meanwhile", async () => {
    const work = withPlanning(project.context, project.planning, async ({ folder, signals }) => {
      rmSync(join(folder.path, "lock"), { recursive: true });
      await new Promise((resolve) => signals.stop.addEventListener("abort", resolve));
      signals.stop.throwIfAborted();
    });
    await expect(work).rejects.toThrow(/^somebody else works in \S+tencent-dev now/);
  });

  it("fails when the folder is somebody's own", async () => {
    const planning = planEnvironment(project.context, { ...project.planning, out: "config" });
    await expect(planning).rejects.toThrow(/has other things in it than plans: name a new folder/);
  });
});
