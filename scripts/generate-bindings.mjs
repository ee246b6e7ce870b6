// Typed bindings for the resources named in scripts/bindings.json, from the schemas in schemas/ into .gen/.
// No Terraform, no network: the generator of cdktf is called as a library.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { runScript, ScriptError } from "./support/report.mjs";

const require = createRequire(import.meta.url);
const root = fileURLToPath(new URL("..", import.meta.url));
const target = join(root, ".gen");
const stampFile = join(target, "stamp");
const listFile = join(root, "scripts", "bindings.json");

/** Fingerprint of everything the bindings depend on. */
function fingerprint(lists) {
  const hash = createHash("sha256");
  const schemas = lists.map(({ schema }) => join(root, schema));
  for (const file of [listFile, ...schemas, fileURLToPath(import.meta.url)]) {
    hash.update(readFileSync(file)).update("\0");
  }
  hash.update(require("@cdktf/provider-generator/package.json").version);
  return hash.digest("hex");
}

function isUpToDate(stamp) {
  return existsSync(stampFile) && readFileSync(stampFile, "utf8") === stamp;
}

/** The schema reduced to what the list names; a name the schema does not know is an error. */
function filteredSchema(list) {
  const all = JSON.parse(readFileSync(join(root, list.schema), "utf8"));
  const provider = all.provider_schemas[list.provider];
  if (provider === undefined) throw new ScriptError(`${list.schema} has no provider ${list.provider}`);
  const pick = (schemas, names) =>
    Object.fromEntries(
      names.map((name) => {
        if (schemas[name] === undefined) throw new ScriptError(`${list.schema} does not know ${name}`);
        return [name, schemas[name]];
      }),
    );
  return {
    format_version: all.format_version,
    provider_schemas: {
      [list.provider]: {
        provider: provider.provider,
        resource_schemas: pick(provider.resource_schemas, list.resources),
        data_source_schemas: pick(provider.data_source_schemas, list.dataSources),
      },
    },
    provider_versions: { [list.provider]: list.version },
  };
}

/**
 * The generator's modules. On import they would start Terraform to learn its version and report usage over
 * the network: neither is wanted here, and both fail on a machine without them.
 */
function loadGenerator() {
  process.env.CHECKPOINT_DISABLE = "1";
  const terraformModule = require.resolve("@cdktf/commons/src/terraform.js");
  require.cache[terraformModule] = {
    id: terraformModule,
    filename: terraformModule,
    loaded: true,
    children: [],
    paths: [],
    exports: { terraformBinaryName: "terraform", terraformVersion: Promise.resolve("unknown") },
  };
  // Deep imports: the package roots pull in jsii tools that are not installed, or do not export these.
  const {
    TerraformProviderGenerator,
  } = require("@cdktf/provider-generator/lib/get/generator/provider-generator");
  const { sanitizeProviderSchema } = require("@cdktf/provider-schema/src/provider-schema");
  const { ConstructsMakerProviderTarget, TerraformProviderConstraint, Language } = require("@cdktf/commons");
  const { CodeMaker } = require("codemaker");
  return (schema, constraint, code = new CodeMaker()) => {
    new TerraformProviderGenerator(code, sanitizeProviderSchema(schema)).generate(
      new ConstructsMakerProviderTarget(new TerraformProviderConstraint(constraint), Language.TYPESCRIPT),
    );
    return code;
  };
}

/** Members the generator declares without `override`, which our compiler settings ask for. */
const OVERRIDES = [
  [/^( +protected) (synthesize(?:Hcl)?Attributes\()/gm, "$1 override $2"],
  [/^( +public) ([gs]et alias\()/gm, "$1 override $2"],
  [
    /constructor\(protected terraformResource: (\S+), protected terraformAttribute: string, protected wrapsSet: boolean\)/g,
    "constructor(protected override terraformResource: $1, protected override terraformAttribute: string, protected override wrapsSet: boolean)",
  ],
];

/** Makes the output fit strict compiler settings and drops the files for whole-provider imports and for people. */
function finish(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    const file = join(entry.parentPath ?? entry.path, entry.name);
    if (!entry.isFile()) continue;
    if (entry.name === "README.md" || entry.name === "lazy-index.ts") {
      rmSync(file);
      continue;
    }
    const text = readFileSync(file, "utf8");
    writeFileSync(
      file,
      OVERRIDES.reduce((result, [pattern, replacement]) => result.replace(pattern, replacement), text),
    );
  }
}

async function main() {
  const lists = JSON.parse(readFileSync(listFile, "utf8"));
  const stamp = fingerprint(lists);
  const versions = lists.map(({ source, version }) => `${source} ${version}`);
  if (isUpToDate(stamp)) {
    console.log(`bindings: up to date in .gen (${versions.join(", ")})`);
    return;
  }
  const schemas = lists.map(filteredSchema);
  const work = join(root, `.gen.${process.pid}`);
  mkdirSync(work, { recursive: true });
  try {
    const generate = loadGenerator();
    // One run for each: two providers in one write an index that is wrong.
    for (const [index, { source, version }] of lists.entries()) {
      await generate(schemas[index], `${source}@${version}`).save(work);
    }
    finish(work);
    writeFileSync(join(work, "stamp"), stamp);
    rmSync(target, { recursive: true, force: true });
    try {
      renameSync(work, target);
    } catch (error) {
      if (!isUpToDate(stamp)) throw error; // otherwise another run was faster, with the same result
    }
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  const counts = lists.map(({ resources, dataSources }, index) => {
    return `${resources.length + dataSources.length} types of ${versions[index]}`;
  });
  console.log(`bindings: ${counts.join(" and ")} generated into .gen`);
}

await runScript(main);
