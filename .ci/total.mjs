// Adds up the steps and the single tests of every job; the last line is what a machine reads.
import { readFileSync } from "node:fs";

const [stepsFile, ...jestFiles] = process.argv.slice(2);
const steps = readFileSync(stepsFile, "utf8").trim().split("\n");
let passed = steps.filter((line) => line.startsWith("passed ")).length;
let failed = steps.filter((line) => line.startsWith("failed ")).length;
let skipped = 0;

for (const file of jestFiles) {
  let report;
  try {
    report = JSON.parse(readFileSync(file, "utf8"));
  } catch {
    console.log(`no results in ${file}`);
    failed += 1;
    continue;
  }
  passed += report.numPassedTests;
  failed += report.numFailedTests + report.numRuntimeErrorTestSuites;
  skipped += report.numPendingTests + report.numTodoTests;
  for (const suite of report.testResults) {
    for (const test of suite.assertionResults) {
      if (test.status === "failed" || test.status === "pending")
        console.log(`${test.status}: ${test.fullName}`);
    }
  }
}

// A skipped test is a check that did not run: on the machine that guards main nothing may be missing.
const green = failed === 0 && skipped === 0 && passed > 0;
console.log("");
console.log(steps.join("\n"));
console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`);
process.exitCode = green ? 0 : 1;
