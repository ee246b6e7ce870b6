// npm run generate:schema: the JSON Schemas, the page of prices and the table of clouds from the sources that they say the same as. `--check` only says whether
// they are current.
import "./support/node-version.mjs";
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { buildSync } from "esbuild";
import { ROOT } from "./support/prepare.mjs";
import { runScript, say } from "./support/report.mjs";

/** Each schema or page, and the function of a source that makes its text. */
const SCHEMAS = [
  {
    file: "config/environment.schema.json",
    source: "config/json-schema.ts",
    maker: "environmentJsonSchemaText",
  },
  {
    file: "review/formats/json/review.schema.json",
    source: "review/formats/json/schema.ts",
    maker: "reviewJsonSchemaText",
  },
  {
    file: "review/formats/json/drift.schema.json",
    source: "review/formats/json/drift-schema.ts",
    maker: "driftJsonSchemaText",
  },
  {
    file: "docs/costs.md",
    source: "catalog/prices/prices-page.ts",
    maker: "pricesPageText",
  },
  {
    file: "docs/parity.md",
    source: "config/parity/page.ts",
    maker: "parityPageText",
  },
];

function generated({ source, maker }) {
  const { outputFiles } = buildSync({
    entryPoints: [join(ROOT, source)],
    bundle: true,
    write: false,
    platform: "node",
    format: "cjs",
    packages: "external",
  });
  const module = { exports: {} };
  const require = createRequire(join(ROOT, "package.json"));
  new Function("module", "exports", "require", outputFiles[0].text)(module, module.exports, require);
  return module.exports[maker]();
}

function committed({ file }) {
  try {
    return readFileSync(join(ROOT, file), "utf8");
  } catch {
    return "";
  }
}

function bring(schema, onlyCheck) {
  const { file, source } = schema;
  const text = generated(schema);
  if (committed(schema) === text) {
    say(`${file} is up to date`);
    return true;
  }
  if (onlyCheck) {
    say(`${file} is not what ${source} says: run npm run generate:schema`);
    return false;
  }
  writeFileSync(join(ROOT, file), text);
  say(`wrote ${file}`);
  return true;
}

await runScript(async () => {
  const onlyCheck = process.argv.includes("--check");
  return SCHEMAS.map((schema) => bring(schema, onlyCheck)).every(Boolean) ? 0 : 1;
});
