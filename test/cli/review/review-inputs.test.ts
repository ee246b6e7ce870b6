import { programInputs } from "../../../cli/review/review-inputs";

/** A program with one file system, made by the construct at a path. */
function program(name: string, path: string, lifecycle: object = {}): string {
  const block = { "//": { metadata: { path } }, lifecycle };
  return JSON.stringify({ resource: { tencentcloud_cfs_file_system: { [name]: block } } });
}

describe("what the program of a stack says to a review", () => {
  const [before, now] = [
    program("old", "app/Old", { prevent_destroy: true }),
    program("new", "app/New", { prevent_destroy: true }),
  ];

  it("names the constructs of what is in it, and of what was in it when it was applied last", () => {
    const { constructPaths } = programInputs(now, before);
    expect(constructPaths?.get("tencentcloud_cfs_file_system.new")).toBe("app/New");
    expect(constructPaths?.get("tencentcloud_cfs_file_system.old")).toBe("app/Old");
    expect(programInputs(now).constructPaths?.size).toBe(1);
  });

  it("says what is protected, and that nothing of it went where nobody knows what was applied", () => {
    const { protectedBlocks } = programInputs(now, before);
    expect(protectedBlocks?.before.protected).toEqual(new Set(["tencentcloud_cfs_file_system.old"]));
    const alone = programInputs(now).protectedBlocks;
    expect(alone?.after.protected).toEqual(new Set(["tencentcloud_cfs_file_system.new"]));
    expect(alone?.before).toEqual(alone?.after);
    expect(programInputs("no program").protectedBlocks).toBeUndefined();
  });
});
