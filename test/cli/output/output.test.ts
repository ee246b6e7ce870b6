import { createProgress, formatSeconds } from "../../../cli/output/progress";
import { formatTable } from "../../../cli/output/table";
import { createTerminal } from "../../../cli/output/terminal";

function terminal(environment: Record<string, string>, isTTY: boolean) {
  const printed: string[] = [];
  const stream = { write: (text: string) => printed.push(text), isTTY, columns: 40 };
  return { ...createTerminal({ out: stream, err: stream, environment }), text: () => printed.join("") };
}

const RED = "\u001b[31m";

describe("a terminal", () => {
  test.each([
    ["has colours", {}, true, true],
    ["has none when NO_COLOR is set", { NO_COLOR: "1" }, true, false],
    ["has none when it is no terminal", {}, false, false],
    ["has some when FORCE_COLOR asks for them", { FORCE_COLOR: "1" }, false, true],
    ["has none when it is dumb", { TERM: "dumb" }, true, false],
  ])("%s", (_, environment, isTTY, colored) => {
    const { colors } = terminal(environment as Record<string, string>, isTTY);
    expect(colors.red("x").startsWith(RED)).toBe(colored);
  });

  test("redraws nothing in CI", () => {
    expect(terminal({ CI: "true" }, true).interactive).toBe(false);
    expect(terminal({}, true).interactive).toBe(true);
  });
});

describe("progress", () => {
  test("is one line at the start and one at the end where lines cannot be redrawn", async () => {
    const { text, ...rest } = terminal({}, false);
    const result = await createProgress(rest, false).step("work", async ({ detail }) => {
      detail("half");
      return 7;
    });
    expect(result).toBe(7);
    expect(text()).toMatch(/^work …\n✓ work \d+\.\d s\n$/);
  });

  test("marks a step that failed and passes the failure on", async () => {
    const { text, ...rest } = terminal({}, false);
    const failing = createProgress(rest, false).step("work", () => Promise.reject(new Error("no")));
    await expect(failing).rejects.toThrow("no");
    expect(text()).toMatch(/✗ work/);
  });

  test("redraws its line on a terminal, never longer than the terminal is wide", async () => {
    const { text, ...rest } = terminal({ NO_COLOR: "1" }, true);
    await createProgress(rest, false).step("a label that is rather long", async ({ detail }) => {
      detail("and a detail that is even longer");
      await new Promise((resolve) => setTimeout(resolve, 250));
    });
    const lines = text().replaceAll("\r\u001b[2K", "\n").split("\n");
    expect(lines.filter((line) => line.includes("a label")).length).toBeGreaterThanOrEqual(3);
    expect(Math.max(...lines.slice(0, -2).map((line) => line.length))).toBeLessThanOrEqual(40);
    expect(text()).toMatch(/✓ a label that is rather long \d/);
  });

  test("shows what commands print only when asked to", () => {
    const quiet = terminal({}, false);
    createProgress(quiet, false).raw("terraform says");
    const loud = terminal({}, false);
    createProgress(loud, true).raw("terraform says");
    expect([quiet.text(), loud.text()]).toEqual(["", "terraform says"]);
  });

  test.each([
    [0.04, "0.0 s"],
    [59.94, "59.9 s"],
    [61, "1 min 1 s"],
    [3600, "60 min 0 s"],
  ])("shows %s seconds as %s", (seconds, text) => {
    expect(formatSeconds(seconds)).toBe(text);
  });
});

describe("a table", () => {
  test("has no frames, and numbers on the right", () => {
    const { colors } = terminal({ NO_COLOR: "1" }, false);
    const content = {
      head: ["name", "n"],
      rows: [
        ["one", "1"],
        ["three", "100"],
      ],
      numeric: [1],
    };
    expect(formatTable(content, colors)).toBe("name     n\none      1\nthree  100\n");
  });
});
