#!/usr/bin/env node
// The command `sdstack`. It runs what scripts/build.mjs has made in dist/.
import "../scripts/support/node-version.mjs";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { runBundle } from "../scripts/support/code-cache.mjs";

const [bundle, cache] = ["sdstack.js", "sdstack.cache"].map((name) =>
  fileURLToPath(new URL(`../dist/${name}`, import.meta.url)),
);

if (existsSync(bundle)) {
  runBundle(bundle, cache);
} else {
  const root = fileURLToPath(new URL("..", import.meta.url));
  process.stderr.write(`sdstack: not built yet. Run this first: npm run bootstrap   (in ${root})\n`);
  process.exitCode = 3;
}
