// Adds up the steps and the single tests of every job; the last line is what a machine reads.
import { readFileSync } from "node:fs";

const [stepsFile, ...jestFiles] = process.argv.slice(2);
const steps = readFileSync(stepsFile, "utf8").trim().split("\n");
let passed = steps.filter((line) => line.startsWith("passed ")).length;
let failed = steps.filter((line) => line.startsWith("failed ")).length;
let skipped = 0;

const read = (file) => {
  try {
    return JSON.parse(readFileSync(file, "utf8")).testResults;
  } catch {
    return undefined;
  }
};

for (const file of jestFiles) {
  const first = read(file);
  if (first === undefined) {
    console.log(`no results in ${file}`);
    failed += 1;
    continue;
  }
  // What was run once more counts as it ended then.
  const again = read(file.replace(/\.json$/, ".again.json")) ?? [];
  for (const { name } of again) console.log(`run once more, alone: ${name}`);
  const suites = [...first.filter((suite) => !again.some(({ name }) => name === suite.name)), ...again];
  for (const { name, status, message, assertionResults: tests } of suites) {
    if (status === "failed" && !tests.some((test) => test.status === "failed")) {
      console.log(`failed: ${name}: ${message}`);
      failed += 1;
    }
    for (const test of tests) {
      if (test.status === "passed") passed += 1;
      else if (test.status === "failed") failed += 1;
      else skipped += 1;
      if (test.status !== "passed") console.log(`${test.status}: ${test.fullName}`);
    }
  }
}

// A skipped test is a check that did not run: on the machine that guards main nothing may be missing.
const green = failed === 0 && skipped === 0 && passed > 0;
console.log("");
console.log(steps.join("\n"));
console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`);
process.exitCode = green ? 0 : 1;
