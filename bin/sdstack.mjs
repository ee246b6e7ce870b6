#!/usr/bin/env node
// The command `sdstack`. It runs what scripts/build.mjs has made in dist/.
import "../scripts/support/node-version.mjs";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

const bundle = fileURLToPath(new URL("../dist/sdstack.js", import.meta.url));

if (existsSync(bundle)) {
  createRequire(import.meta.url)(bundle);
} else {
  const root = fileURLToPath(new URL("..", import.meta.url));
  process.stderr.write(`sdstack: not built yet. Run this first: npm run bootstrap   (in ${root})\n`);
  process.exitCode = 3;
}
