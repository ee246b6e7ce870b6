// npm run generate:rules: the pages of docs/rules from the rules themselves. `--check` only says whether they are current.
import "./support/node-version.mjs";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { buildSync } from "esbuild";
import { ROOT } from "./support/prepare.mjs";
import { runScript, say } from "./support/report.mjs";

const FOLDER = join(ROOT, "docs", "rules");

function pages() {
  const { outputFiles } = buildSync({
    entryPoints: [join(ROOT, "review", "rules", "pages", "index.ts")],
    bundle: true,
    write: false,
    platform: "node",
    format: "cjs",
    packages: "external",
  });
  const module = { exports: {} };
  const require = createRequire(join(ROOT, "package.json"));
  new Function("module", "exports", "require", outputFiles[0].text)(module, module.exports, require);
  return module.exports.rulePages();
}

function committed(file) {
  const path = join(FOLDER, file);
  return existsSync(path) ? readFileSync(path, "utf8") : undefined;
}

await runScript(async () => {
  const all = pages();
  mkdirSync(FOLDER, { recursive: true });
  const stale = all.filter(({ file, text }) => committed(file) !== text);
  const gone = readdirSync(FOLDER).filter((file) => !all.some((page) => page.file === file));
  if (stale.length + gone.length === 0) {
    say("docs/rules is up to date");
    return 0;
  }
  if (process.argv.includes("--check")) {
    say("docs/rules is not what review/rules says: run npm run generate:rules");
    return 1;
  }
  for (const { file, text } of stale) writeFileSync(join(FOLDER, file), text);
  for (const file of gone) rmSync(join(FOLDER, file));
  say(`wrote ${stale.length} pages of docs/rules, removed ${gone.length}`);
  return 0;
});
