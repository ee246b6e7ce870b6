import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse, stringify } from "yaml";
import { cli, PROJECT } from "../support/cli";
import { SHIPPED } from "../support/environments";
import { describeWithKubeScore, Finding } from "../support/kube-score";

interface Exception extends Omit<Finding, "object"> {
  readonly objects: readonly string[];
  readonly reason: string;
}

const exceptions: readonly Exception[] = parse(readFileSync(join(PROJECT, "docs/kube-score.yaml"), "utf8"));
const excepted = exceptions.flatMap(({ check, finding, objects, grade }) =>
  objects.map((object): Finding => ({ check, finding, object, grade })),
);

const asText = ({ check, finding, object, grade }: Finding): string =>
  `${grade} ${check}: ${object}: ${finding}`;

describeWithKubeScore("kube-score", ({ findings: score, run }) => {
  const rendered = new Map<string, string>();
  beforeAll(async () => {
    for (const name of SHIPPED) {
      const { exitCode, out, err } = await cli(["render", name]);
      if (exitCode !== 0) throw new Error(err);
      rendered.set(name, out);
    }
  });
  const yamlOf = (name: string): string => rendered.get(name) ?? "";
  const findings = (name: string): string[] => score(yamlOf(name)).map(asText);

  test.each(SHIPPED)("finds nothing in %s but what is listed with a reason", (name) => {
    const listed = new Set(excepted.map(asText));
    expect(findings(name).filter((each) => !listed.has(each))).toEqual([]);
  });

  test("finds everything that is listed, so that no exception outlives its need", () => {
    const found = new Set(SHIPPED.flatMap(findings));
    expect(excepted.map(asText).filter((each) => !found.has(each))).toEqual([]);
  });

  test.each(SHIPPED)("has nothing critical to say of %s with what the list says to switch off", (name) => {
    const list = readFileSync(join(PROJECT, "docs/kube-score.yaml"), "utf8");
    const args = /\| kube-score (score .*)$/m.exec(list)?.[1]?.split(" ") ?? [];
    expect(args).toHaveLength(5);
    const { status, stdout } = run(args, yamlOf(name));
    expect([status, stdout]).toEqual([0, expect.not.stringContaining("CRITICAL")]);
  });

  test("looks at every workload", () => {
    const weakened = yamlOf("local").replaceAll(
      "readOnlyRootFilesystem: true",
      "readOnlyRootFilesystem: false",
    );
    const check = "critical container-security-context-readonlyrootfilesystem";
    const finding = "The pod has a container with a writable root filesystem";
    expect(score(weakened).map(asText)).toEqual(
      expect.arrayContaining([
        `${check}: CronJob stable-diffusion/outputs-expiry: ${finding}`,
        `${check}: Deployment stable-diffusion/stable-diffusion: ${finding}`,
      ]),
    );
  });

  test("fails when a network policy is taken away", () => {
    const without = yamlOf("local")
      .split(/^---\n/m)
      .filter((document) => !document.includes("kind: NetworkPolicy"))
      .join("---\n");
    expect(score(without).map(({ check, grade }) => `${grade} ${check}`)).toContain(
      "critical pod-networkpolicy",
    );
  });

  test("finds nothing else in the List that --json prints", async () => {
    const { out } = await cli(["render", "tencent-dev", "--json"]);
    const items: object[] = JSON.parse(out).items;
    const yaml = items.map((item) => `---\n${stringify(item)}`).join("");
    expect(score(yaml).map(asText).sort()).toEqual(findings("tencent-dev").sort());
  });
});

describe("the list of exceptions", () => {
  test("gives a reason for each", () => {
    for (const { reason } of exceptions) expect(reason).toMatch(/^[A-Z].{60,}\.$/);
    expect(new Set(excepted.map(asText)).size).toBe(excepted.length);
  });
});
