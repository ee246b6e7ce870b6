import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { CLOUD_KINDS } from "../../../constructs/contracts";
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

/** One file for each contract, and what each cloud has to say besides. */
const NAMES = [
  ...["cloud.ts", "settings.ts", "stateful-types.ts", "README.md"],
  ...["cluster.ts", "file-system.ts", "image-registry.ts", "load-balancer.ts", "network.ts", "node-pool.ts"],
];

describe("constructs/clouds", () => {
  test("has a folder for each kind of cloud, and no other", () => {
    const folders = readdirSync(FOLDER, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    expect(folders.map(({ name }) => name).sort()).toEqual([...CLOUD_KINDS].sort());
  });

  test.each(CLOUD_KINDS)("has the same names of files for %s as for every other", (kind) => {
    expect(readdirSync(join(FOLDER, kind))).toEqual(expect.arrayContaining(NAMES));
  });
});
