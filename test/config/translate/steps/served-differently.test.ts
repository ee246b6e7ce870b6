import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readEnvironmentText } from "../../../../config";
import { translate } from "../../../../config/translate";
import { CLOUD_KINDS, CloudKind } from "../../../../constructs/contracts/cloud-kind";
import { PROJECT } from "../../../support/cli";

const RANGES = "diffusion.access.allowedCidrs";

/** What is said of a path that stays as it is written. */
function told(name: string, to: CloudKind, path: string, edit = (text: string) => text): readonly string[] {
  const text = edit(readFileSync(join(PROJECT, "config/environments", `${name}.yaml`), "utf8"));
  const { environment, problems } = readEnvironmentText(text, `${name}.yaml`);
  if (environment === undefined) throw new Error(JSON.stringify(problems));
  const { notes } = translate({ text, environment, to, name: "moved" });
  return notes.filter((note) => note.path === path).map(({ kind, says }) => `${kind}: ${says}`);
}

const withRanges = (text: string): string =>
  text.replace(
    /^( +)host: sd.*\n/m,
    (host, indent: string) => `${host}${indent}allowedCidrs: [10.0.0.0/8]\n`,
  );

const withClass = (text: string): string =>
  `${withRanges(text)}\ningress: { className: nginx, controller: ingress-nginx }\n`;

describe("what is served differently", () => {
  test("is told with what it was before, so that the difference can be seen", () => {
    expect(told("local", "tencent", "nodePools.gpu.max")).toEqual([
      "differently: most nodes of the pool (before: how many nodes there are at most, for what can be placed; none is made)",
    ]);
  });

  test.each(["tencent", "alibaba"] as const)("is told of ranges that a load balancer of %s filters", (to) => {
    const [says] = told("local", to, RANGES, withRanges);
    expect(says).toMatch(/^differently: a CLB with a public address, .*\(before: ranges of a Service/);
  });

  test.each(CLOUD_KINDS.filter((kind) => kind !== "local"))(
    "does not tell of a load balancer of %s where the ranges are words of the class's own controller",
    (to) => {
      expect(told("local", to, RANGES, withClass)).toEqual([]);
    },
  );
});
