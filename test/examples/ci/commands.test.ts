import { Command } from "commander";
import { buildProgram } from "../../../cli/program";
import { createTerminal } from "../../../cli/output/terminal";
import { PROJECT } from "../../support/cli";
import { exampleFiles } from "../../support/forges/example-files";

const stream = { write: () => undefined };
const program = buildProgram(
  {
    terminal: createTerminal({ out: stream, err: stream, environment: {} }),
    environment: {},
    folder: PROJECT,
    packageFolder: PROJECT,
    onInterrupt: () => () => undefined,
  },
  "1.2.3",
);

/** Every call of sdstack in the examples, as words. */
function calls(): readonly { readonly file: string; readonly words: readonly string[] }[] {
  return [...exampleFiles()].flatMap(([file, text]) =>
    text
      .replaceAll("\\\n", " ")
      .split("\n")
      .filter((line) => !line.trimStart().startsWith("#"))
      .flatMap((line) => {
        const [, call] = /(?:^|\s|--no-install )sdstack (?!\()([a-z].*)$/.exec(line) ?? [];
        const words = call?.match(/"(?:[^"\\]|\\.)*"|\S+/g) ?? [];
        return words.length === 0 ? [] : [{ file, words }];
      }),
  );
}

function named(
  command: Command,
  words: readonly string[],
): { readonly command: Command; readonly rest: readonly string[] } {
  const [word, ...rest] = words;
  const found = command.commands.find((each) => each.name() === word);
  return found === undefined ? { command, rest: words } : named(found, rest);
}

describe("calls of sdstack in the examples", () => {
  test("are there in every way of doing it", () => {
    const files = new Set(calls().map(({ file }) => file));
    expect([...files].sort()).toEqual([
      "github/alibaba-apply.yml",
      "github/alibaba-review.yml",
      "github/apply.yml",
      "github/review.yml",
      "gitlab/.gitlab-ci.yml",
      "gitlab/alibaba.gitlab-ci.yml",
      "plain/deploy.sh",
    ]);
    expect(calls().length).toBeGreaterThanOrEqual(19);
  });

  test.each(calls().map(({ file, words }) => [file, words.join(" "), words] as const))(
    "%s: sdstack %s has a command and options that there are",
    (_file, _call, words) => {
      const { command, rest } = named(program, words);
      expect(command).not.toBe(program);
      const known = command.options.flatMap(({ long, short }) => [long, short]);
      const options = rest.filter((word) => word.startsWith("-"));
      expect(options.filter((option) => !known.includes(option))).toEqual([]);
      const takesValue = new Set(command.options.filter(({ required }) => required).map(({ long }) => long));
      const values = rest.filter((word, at) => !word.startsWith("-") && !takesValue.has(rest[at - 1]));
      const most = command.registeredArguments.some(({ variadic }) => variadic)
        ? Infinity
        : command.registeredArguments.length;
      expect(values.length).toBeLessThanOrEqual(most);
      expect(values.length).toBeGreaterThanOrEqual(
        command.registeredArguments.filter(({ required }) => required).length,
      );
    },
  );
});
