// Jest cannot load the Kubernetes library, which is made of ES modules: it gets the bundle that the program gets too.
const { execFileSync } = require("node:child_process");
const { createHash } = require("node:crypto");
const { mkdtempSync, readFileSync, rmSync } = require("node:fs");
const { tmpdir } = require("node:os");
const { join } = require("node:path");

const PROJECT = join(__dirname, "../..");
const BUNDLE = join(__dirname, "bundle.mjs");
const RECIPE = [BUNDLE, join(PROJECT, "scripts/support/lean-bundle.mjs"), join(PROJECT, "package-lock.json")];

module.exports = {
  process(_source, path) {
    const folder = mkdtempSync(join(tmpdir(), "sdstack-library-"));
    try {
      const file = join(folder, "library.js");
      execFileSync(process.execPath, [BUNDLE, path, file], { cwd: PROJECT });
      return { code: readFileSync(file, "utf8") };
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
  getCacheKey(_source, path) {
    const hash = createHash("sha256").update(path);
    for (const part of RECIPE) hash.update(readFileSync(part));
    return hash.digest("hex");
  },
};
