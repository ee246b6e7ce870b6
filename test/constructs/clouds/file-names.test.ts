import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { PROJECT } from "../../support/cli";

const FOLDER = join(PROJECT, "constructs/clouds");
const filesOf = (cloud: string): readonly string[] =>
  readdirSync(join(FOLDER, cloud)).filter((name) => name.endsWith(".ts"));

test("files of clouds that make everything have the same names, or the notes on the cloud say why not", () => {
  const [alibaba, tencent] = [filesOf("alibaba"), filesOf("tencent")];
  const alone = [
    ...alibaba.filter((name) => !tencent.includes(name)).map((name) => `${name} alibaba`),
    ...tencent.filter((name) => !alibaba.includes(name)).map((name) => `${name} tencent`),
  ];
  const notes = readFileSync(join(FOLDER, "alibaba/README.md"), "utf8");
  const told = [...notes.matchAll(/^\| `([a-z-]+\.ts)` +\| `(alibaba|tencent)` +\| \S.+\|$/gm)].map(
    ([, name, cloud]) => `${name} ${cloud}`,
  );
  expect(told).toEqual([...alone].sort());
});
