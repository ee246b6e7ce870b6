// The least any synthesis can do: start Node and write the same output from plain objects.
const { mkdirSync, readFileSync, writeFileSync } = require("node:fs");
const { dirname, join } = require("node:path");
const [source, target, ...files] = process.argv.slice(2);
for (const file of files) {
  const path = join(target, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, JSON.stringify(JSON.parse(readFileSync(join(source, file), "utf8")), undefined, 2));
}
