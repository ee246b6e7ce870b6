import fc from "fast-check";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseDocument, visit } from "yaml";
import { readEnvironmentText } from "../../config";

const DESIGN = readFileSync(join(__dirname, "good", "design-example.yaml"), "utf8");

/** Whatever is read, the outcome is an environment or problems with a place in the file, never both, never neither. */
function expectAnOutcome(text: string | Uint8Array): void {
  const { environment, problems, warnings } = readEnvironmentText(text, "tencent-dev.yaml");
  expect(environment === undefined).toBe(problems.length > 0);
  for (const { line, column, message } of [...problems, ...warnings]) {
    expect(line).toBeGreaterThanOrEqual(1);
    expect(column).toBeGreaterThanOrEqual(1);
    expect(message).toMatch(/^expected .+, got ./s);
    expect(message).not.toMatch(/undefined|\[object|NaN|Invalid input/);
  }
}

const PIECES = [
  "\t",
  "{",
  "}",
  "[",
  "]",
  ":",
  "-",
  "#",
  '"',
  "'",
  "&a ",
  "*a",
  "!x ",
  "|\n",
  "? ",
  "\n",
  "\u0000",
];
const VALUES = [
  "",
  "null",
  "true",
  "-1",
  "1e99",
  ".nan",
  "[]",
  "{}",
  "[[1]]",
  "{a: {b: c}}",
  '""',
  "0x1F",
  "é",
  "~",
];

describe("any change of a good file", () => {
  test("of its text gives an environment or problems", () => {
    const change = fc.record({
      at: fc.nat(DESIGN.length),
      cut: fc.nat(12),
      put: fc.oneof(fc.constantFrom(...PIECES), fc.string({ maxLength: 8, unit: "binary" })),
    });
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 4 }), (changes) => {
        expectAnOutcome(
          changes.reduce((text, { at, cut, put }) => text.slice(0, at) + put + text.slice(at + cut), DESIGN),
        );
      }),
      { numRuns: 150 },
    );
  });

  test("of one of its values gives an environment or problems", () => {
    const count = values(DESIGN);
    fc.assert(
      fc.property(fc.nat(count - 1), fc.constantFrom(...VALUES), (index, value) => {
        expectAnOutcome(withValue(index, value));
      }),
      { numRuns: 150 },
    );
  });

  test("of its bytes gives an environment or problems", () => {
    fc.assert(
      fc.property(fc.nat(DESIGN.length - 1), fc.integer({ min: 0, max: 255 }), (at, byte) => {
        const bytes = new TextEncoder().encode(DESIGN);
        bytes[at] = byte;
        expectAnOutcome(bytes);
      }),
      { numRuns: 100 },
    );
  });

  test("into any other text gives problems", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200, unit: "binary" }), (text) => {
        expectAnOutcome(text);
      }),
      { numRuns: 100 },
    );
  });
});

function values(text: string): number {
  let count = 0;
  visit(parseDocument(text), { Pair: () => void count++ });
  return count;
}

/** The file with the value of its n-th key replaced. */
function withValue(index: number, value: string): string {
  const document = parseDocument(DESIGN);
  let count = 0;
  visit(document, {
    Pair: (_, pair) => {
      if (count++ === index) {
        pair.value = parseDocument(value).contents;
      }
    },
  });
  return document.toString();
}
