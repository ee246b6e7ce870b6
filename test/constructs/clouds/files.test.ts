import { readdirSync } from "node:fs";
import { join } from "node:path";
import { CLOUD_KINDS } from "../../../constructs/contracts";
import { PROJECT } from "../../support/cli";

const CLOUDS = join(PROJECT, "constructs/clouds");

/** One file for each contract, and what each cloud has to say besides. */
const NAMES = [
  ...["cloud.ts", "settings.ts", "stateful-types.ts", "README.md"],
  ...["cluster.ts", "file-system.ts", "image-registry.ts", "load-balancer.ts", "network.ts", "node-pool.ts"],
];

describe("constructs/clouds", () => {
  test("has a folder for each kind of cloud, and no other", () => {
    const folders = readdirSync(CLOUDS, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    expect(folders.map(({ name }) => name).sort()).toEqual([...CLOUD_KINDS].sort());
  });

  test.each(CLOUD_KINDS)("has the same names of files for %s as for every other", (kind) => {
    expect(readdirSync(join(CLOUDS, kind))).toEqual(expect.arrayContaining(NAMES));
  });
});
