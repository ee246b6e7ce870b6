// The bundles in dist/, and whether they are newer than what they were made of.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { asStarted, codeCacheOf } from "./code-cache.mjs";

/** Bundles by the name they get in dist/. */
export const ENTRY_POINTS = { main: "main.ts", sdstack: "cli/index.ts" };

/** What makes the bundles what they are besides the files that go into them. */
const RECIPE = [
  "package-lock.json",
  "node_modules/.package-lock.json",
  "scripts/support/bundles.mjs",
  "scripts/support/code-cache.mjs",
  "scripts/support/lean-bundle.mjs",
  "scripts/bindings.json",
  "scripts/generate-bindings.mjs",
];

const stampFile = (root) => join(root, "dist", "stamp.json");

function contentOf(root, file) {
  return createHash("sha256")
    .update(readFileSync(join(root, file)))
    .digest("hex");
}

/** A file's size and time of change: when they are as they were, its content is too. */
function traceOf(root, file) {
  const { size, mtimeNs } = statSync(join(root, file), { bigint: true });
  return `${size} ${mtimeNs}`;
}

function isUnchanged(root, file, { trace, content }) {
  if (!existsSync(join(root, file))) return false;
  return traceOf(root, file) === trace || contentOf(root, file) === content;
}

/** Says whether the bundles are there and made of what is there now. */
export function bundlesAreCurrent(root) {
  if (Object.keys(ENTRY_POINTS).some((name) => !existsSync(join(root, "dist", `${name}.js`)))) return false;
  try {
    const { inputs } = JSON.parse(readFileSync(stampFile(root), "utf8"));
    return Object.entries(inputs).every(([file, input]) => isUnchanged(root, file, input));
  } catch {
    return false; // no stamp, or one that a killed build left
  }
}

/** The name of what the engine knows of a bundle: of the command, which starts often. */
const CODE_CACHE = "sdstack.cache";

/** Makes the bundle of the command one that starts quickly. */
function quicken(work, root) {
  const made = join(work, "sdstack.js");
  const text = asStarted(readFileSync(made, "utf8"));
  writeFileSync(made, text);
  writeFileSync(join(work, CODE_CACHE), codeCacheOf(join(root, "dist", "sdstack.js"), text));
}

/** Puts a finished file in place in one step. */
function publish(from, to) {
  renameSync(from, to);
}

/** Bundles every entry point into dist/. The files there change one by one, each in one step. */
export async function makeBundles(root) {
  const { build } = await import("esbuild");
  const { LEAN } = await import("./lean-bundle.mjs");
  const work = join(root, "dist", `.work-${process.pid}`);
  mkdirSync(work, { recursive: true });
  try {
    const { metafile } = await build({
      absWorkingDir: root,
      entryPoints: Object.entries(ENTRY_POINTS).map(([out, file]) => ({ in: file, out })),
      outdir: work,
      bundle: true,
      platform: "node",
      target: "node20",
      format: "cjs",
      metafile: true,
      logLevel: "silent",
      legalComments: "none",
      plugins: LEAN,
    });
    quicken(work, root);
    const own = Object.keys(metafile.inputs).filter((file) => !file.startsWith("node_modules/"));
    const inputs = Object.fromEntries(
      [...RECIPE, ...own]
        .filter((file) => existsSync(join(root, file)))
        .map((file) => [file, { trace: traceOf(root, file), content: contentOf(root, file) }]),
    );
    rmSync(stampFile(root), { force: true });
    for (const name of Object.keys(ENTRY_POINTS)) {
      publish(join(work, `${name}.js`), join(root, "dist", `${name}.js`));
    }
    publish(join(work, CODE_CACHE), join(root, "dist", CODE_CACHE));
    writeFileSync(join(work, "stamp.json"), JSON.stringify({ inputs }));
    publish(join(work, "stamp.json"), stampFile(root));
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}
