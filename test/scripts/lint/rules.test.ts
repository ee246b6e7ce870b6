import { lint, LintMessage } from "../../support/lint";

interface Violation {
  /** What is forbidden. */
  readonly title: string;
  readonly file: string;
  readonly code: string;

  /** The rule that finds it, and part of what it says. */
  readonly rule: string;
  readonly says?: string;
}

const imports = (path: string): string => `import * as it from "${path}";\nexport const found = it;\n`;
const paths = "import-x/no-restricted-paths";
const syntax = "no-restricted-syntax";
const modules = "no-restricted-imports";

/** A function that is given the place of an environment. */
const placed = (body: string): string =>
  `import { CloudSettings } from "../constructs/clouds";\n/** It. */\nexport function it({ kind }: CloudSettings) { ${body} }\n`;

const CONTRACT = "constructs/contracts/network.ts";
const STACK = "stacks/foundation-stack.ts";
const CONSTRUCT = "constructs/diffusion/access.ts";

const VIOLATIONS: readonly Violation[] = [
  {
    title: "a contract that imports a library",
    file: CONTRACT,
    code: imports("cdktf"),
    rule: modules,
    says: "nothing but `constructs`",
  },
  {
    title: "a contract that imports a construct",
    file: CONTRACT,
    code: imports("../core/names"),
    rule: paths,
  },
  {
    title: "a contract that imports a fact",
    file: CONTRACT,
    code: imports("../../catalog/gpu-sharing"),
    rule: paths,
  },
  {
    title: "a comparison with a kind",
    file: "cli/seeds.ts",
    code: placed('return kind === "alibaba";'),
    rule: "sdstack/one-switch",
  },
  {
    title: "a comparison with the kind that other things are called too",
    file: "cli/seeds.ts",
    code: placed('return kind !== "local";'),
    rule: "sdstack/one-switch",
  },
  {
    title: "a comparison of a text with a kind",
    file: "cli/seeds.ts",
    code: '/** It. */\nexport const it = (name: string) => name === "tencent";\n',
    rule: "sdstack/one-switch",
  },
  {
    title: "a comparison with a constant that is a kind",
    file: "cli/seeds.ts",
    code: placed('const other = "local"; return kind === other;'),
    rule: "sdstack/one-switch",
  },
  {
    title: "a second switch",
    file: "cli/seeds.ts",
    code: placed('switch (kind) { case "local": return 1; default: return 2; }'),
    rule: "sdstack/one-switch",
  },
  {
    title: "a record by kinds",
    file: "config/parity/index.ts",
    code: "export const IT = { tencent: 1, alibaba: 2, local: 3 };\n",
    rule: "sdstack/one-switch",
  },
  {
    title: "a map by kinds",
    file: "cli/clouds.ts",
    code: 'export const IT = new Map([["tencent", 1], ["alibaba", 2]]);\n',
    rule: "sdstack/one-switch",
  },
  {
    title: "a list of some kinds",
    file: "cli/clouds.ts",
    code: placed('return ["tencent", "alibaba"].includes(kind);'),
    rule: "sdstack/one-switch",
  },
  {
    title: "one cloud's constructs in another's",
    file: "constructs/clouds/alibaba/network.ts",
    code: imports("../tencent/network"),
    rule: paths,
    says: "clouds do not know each other",
  },
  {
    title: "one cloud's facts in another's",
    file: "catalog/tencent/zones.ts",
    code: imports("../alibaba/zones"),
    rule: paths,
    says: "clouds do not know each other",
  },
  {
    title: "one simulated cloud in another",
    file: "rehearsal/providers/alicloud/cloud.ts",
    code: imports("../tencentcloud/cloud"),
    rule: paths,
    says: "clouds do not know each other",
  },
  {
    title: "one simulated cloud in what they have in common",
    file: "rehearsal/providers/cloud/values.ts",
    code: imports("../tencentcloud/cloud"),
    rule: paths,
    says: "knows none of them",
  },
  {
    title: "a cloud's word in what clouds have in common",
    file: "constructs/clouds/first-subnet.ts",
    code: 'export const IT = "alicloud_vswitch";\n',
    rule: syntax,
    says: "No cloud word",
  },
  {
    title: "a cloud's word in the workload",
    file: CONSTRUCT,
    code: 'export const IT = "tencentcloud_vpc";\n',
    rule: syntax,
    says: "No cloud word",
  },
  {
    title: "a cloud's word in what every simulated cloud is made of",
    file: "rehearsal/providers/cloud/values.ts",
    code: 'export const IT = "alicloud_vpc";\n',
    rule: syntax,
    says: "No cloud word",
  },
  {
    title: "a cloud's word in Gateways that exist already",
    file: "rehearsal/gateways/route-status.ts",
    code: 'export const IT = "alicloud_vpc";\n',
    rule: syntax,
    says: "No cloud word",
  },
  {
    title: "config that knows a stack",
    file: "config/environment.ts",
    code: imports("../stacks"),
    rule: paths,
  },
  {
    title: "a construct that knows the configuration",
    file: CONSTRUCT,
    code: imports("../../config/environment"),
    rule: paths,
  },
  {
    title: "a construct that checks configuration again",
    file: CONSTRUCT,
    code: imports("zod"),
    rule: modules,
    says: "at the edge",
  },
  {
    title: "a stack that reads YAML",
    file: STACK,
    code: imports("yaml"),
    rule: modules,
    says: "at the edge",
  },
  {
    title: "a stack that makes a resource",
    file: STACK,
    code: imports("@cdktf/provider-kubernetes/lib/namespace-v1"),
    rule: modules,
    says: "Stacks wire",
  },
  {
    title: "a stack that makes a resource of a cloud",
    file: STACK,
    code: imports("../.gen/providers/alicloud/vpc"),
    rule: modules,
    says: "Stacks wire",
  },
  {
    title: "a stack that compares a value",
    file: STACK,
    code: 'export const it = (name: string) => name === "prod";\n',
    rule: syntax,
    says: "decide nothing",
  },
  {
    title: "a stack that goes through a list",
    file: STACK,
    code: "export const it = (all: string[]) => { for (const one of all) one.trim(); };\n",
    rule: syntax,
    says: "Stacks wire",
  },
  ...["node:fs", "fs", "fs/promises", "node:child_process", "https", "node:os", "undici"].map((name) => ({
    ...{ title: `a construct that imports ${name}`, file: CONSTRUCT, code: imports(name), rule: modules },
    says: "No I/O",
  })),
  ...["process.env", "process.exit(1)"].map((text) => ({
    ...{ title: `a construct with ${text}`, file: CONSTRUCT, code: `export const it = () => ${text};\n` },
    rule: syntax,
  })),
  ...["Date.now()", "new Date()", "Math.random()", "fetch('x')"].map((text) => ({
    ...{ title: `a construct with ${text}`, file: CONSTRUCT, code: `export const it = () => ${text};\n` },
    rule: syntax,
  })),
  {
    title: "a construct with a promise",
    file: CONSTRUCT,
    code: "export const it = async () => 1;\n",
    rule: syntax,
    says: "no promises",
  },
  {
    title: "a file of more than 350 lines",
    file: "rehearsal/providers/alicloud/zones.ts",
    code: `${"// line\n".repeat(350)}export const IT = 1;\n`,
    rule: "max-lines",
  },
  ...[
    "catalog/cities.ts",
    "constructs/clouds/alibaba/names.ts",
    "forge/token.ts",
    "render/program.ts",
  ].flatMap((file) => [
    {
      ...{ title: `any in ${file}`, file, code: "export const it = (one: any) => one;\n" },
      rule: "@typescript-eslint/no-explicit-any",
    },
    {
      ...{ title: `! in ${file}`, file, code: "export const it = (one?: string) => one!;\n" },
      rule: "@typescript-eslint/no-non-null-assertion",
    },
    {
      ...{ title: `as in ${file}`, file, code: "export const it = (one: unknown) => one as string;\n" },
      rule: "@typescript-eslint/consistent-type-assertions",
    },
  ]),
];

const ALLOWED: readonly { readonly title: string; readonly file: string; readonly code: string }[] = [
  {
    title: "one kind and another, whichever they are",
    file: "cli/seeds.ts",
    code: placed("return (other: typeof kind) => kind === other;"),
  },
  {
    title: "the place of a state, which may be called local",
    file: "cli/seeds.ts",
    code: '/** It. */\nexport const it = (state: "local" | "s3") => state === "local";\n',
  },
  {
    title: "hashes in a construct",
    file: CONSTRUCT,
    code: imports("node:crypto"),
  },
  { title: "constants in words of types", file: CONSTRUCT, code: "export const IT = { a: 1 } as const;\n" },
];

describe("the linter", () => {
  let found: readonly (readonly LintMessage[])[];
  beforeAll(() => {
    found = lint([...VIOLATIONS, ...ALLOWED]);
  });

  test.each(VIOLATIONS.map((one, index) => ({ ...one, index })))(
    "finds $title",
    ({ index, rule, says = "" }) => {
      expect(found[index]).toContainEqual({ rule, message: expect.stringContaining(says) });
    },
  );

  test.each(ALLOWED.map((one, index) => ({ ...one, index })))("lets pass: $title", ({ index }) => {
    expect(found[VIOLATIONS.length + index]).toEqual([]);
  });
});
