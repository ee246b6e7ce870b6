// npm run generate:schema: config/environment.schema.json from config/schema/. `--check` only says whether it is current.
import "./support/node-version.mjs";
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { buildSync } from "esbuild";
import { ROOT } from "./support/prepare.mjs";
import { runScript, say } from "./support/report.mjs";

const FILE = join(ROOT, "config", "environment.schema.json");

function generated() {
  const { outputFiles } = buildSync({
    entryPoints: [join(ROOT, "config", "json-schema.ts")],
    bundle: true,
    write: false,
    platform: "node",
    format: "cjs",
    packages: "external",
  });
  const module = { exports: {} };
  const require = createRequire(join(ROOT, "package.json"));
  new Function("module", "exports", "require", outputFiles[0].text)(module, module.exports, require);
  return module.exports.environmentJsonSchemaText();
}

function committed() {
  try {
    return readFileSync(FILE, "utf8");
  } catch {
    return "";
  }
}

await runScript(async () => {
  const text = generated();
  if (committed() === text) {
    say("config/environment.schema.json is up to date");
  } else if (process.argv.includes("--check")) {
    say("config/environment.schema.json is not what config/schema/ says: run npm run generate:schema");
    return 1;
  } else {
    writeFileSync(FILE, text);
    say("wrote config/environment.schema.json");
  }
  return 0;
});
