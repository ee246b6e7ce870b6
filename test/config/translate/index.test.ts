import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseAllDocuments, visit } from "yaml";
import { listEnvironments, readEnvironmentText } from "../../../config";
import { nameAfter, translate, Translation } from "../../../config/translate";
import { CLOUD_KINDS, CloudKind } from "../../../constructs/contracts/cloud-kind";
import { PROJECT } from "../../support/cli";

function textOf(name: string): string {
  return readFileSync(join(PROJECT, "config/environments", `${name}.yaml`), "utf8");
}

function translated(name: string, to: CloudKind, edit = (text: string) => text): Translation {
  const text = edit(textOf(name));
  const { environment, problems } = readEnvironmentText(text, `${name}.yaml`);
  if (environment === undefined) throw new Error(JSON.stringify(problems));
  const from = environment.cloud.kind;
  return translate({ text, environment, to, name: nameAfter(name, from, to) });
}

const says = ({ notes }: Translation, path: string): string[] =>
  notes.filter((note) => note.path === path).map(({ kind, says: what }) => `${kind}: ${what}`);

function keysOf(text: string): string[] {
  const keys: string[] = [];
  for (const document of parseAllDocuments(text)) {
    visit(document, { Pair: (_, { key }) => void keys.push(String(key)) });
  }
  return keys;
}

const PAIRS = listEnvironments(join(PROJECT, "config/environments")).flatMap((name) =>
  CLOUD_KINDS.filter((kind) => !name.startsWith(kind)).map((kind) => [name, kind] as const),
);

describe("translate", () => {
  test.each(PAIRS)("turns %s into an environment of %s that loads", (name, to) => {
    const { text, problems } = translated(name, to);
    expect(problems).toEqual([]);
    expect(text).toMatch(new RegExp(`^  kind: ${to}$`, "m"));
  });

  test.each(PAIRS)("keeps comments and order of %s on the way to %s", (name, to) => {
    const { text } = translated(name, to);
    const before = textOf(name);
    const comments = before.match(/#.*/g);
    expect(text.match(/#.*/g)).toEqual(comments);
    const kept = new Set(keysOf(before));
    const after = new Set(keysOf(text));
    const top = (keys: string[]): string[] => keys.filter((key) => kept.has(key) && after.has(key));
    expect(new Set(top(keysOf(text)))).toEqual(new Set(top(keysOf(before))));
    const order = Object.keys(parseAllDocuments(before)[0]?.toJS() ?? {});
    const now = Object.keys(parseAllDocuments(text)[0]?.toJS() ?? {});
    expect(now).toEqual(order.filter((key) => now.includes(key)));
  });

  test("takes whole cards, and no more replicas than fit, where cards cannot be shared", () => {
    const result = translated("tencent-prod", "local");
    expect(result.text).toContain("gpu: { pool: gpu, wholeCards: 1 }");
    expect(says(result, "diffusion.gpu.wholeCards")).toEqual([
      "chosen: a whole card, because 10 GiB and 50 % of one cannot be had",
    ]);
    expect(says(result, "diffusion.scaling.max")).toEqual([
      "chosen: 8 nodes have room for 16 replicas, not for 32",
    ]);
  });

  test("asks for what only the owner of a cluster knows, and names the line", () => {
    const result = translated("tencent-dev", "local");
    expect(says(result, "registry.host")).toEqual(["to do: put the host of your registry"]);
    const { line } = result.notes.find(({ path }) => path === "registry.host")!;
    expect(result.text.split("\n")[line - 1]).toBe("  host: registry.example.com");
  });

  test("finds machines with the cards that nodes had", () => {
    const result = translated("local", "tencent");
    expect(result.text).toContain("instanceType: PNV4.7XLARGE116");
    expect(says(result, "cloud.region")[0]).toMatch(/^to do: put your region of Tencent Cloud/);
  });

  test("leaves out a network of the first cloud, its prices, and asks about waivers of its resources", () => {
    const edit = (text: string): string =>
      `${text.replace(/network:\n {2}cidr: .*\n/, "network: { vpcId: vpc-1, subnetIds: [subnet-1] }\n")}review: { waivers: [{ rule: SDI-C08, address: tencentcloud_vpc.a, reason: "it is like this", owner: us, expires: "2030-01-01" }] }\n`;
    const result = translated("tencent-prod", "local", edit);
    expect(result.text).not.toMatch(/vpc-1|hourlyPrices/);
    expect(says(result, "review.waivers.0.address")).toEqual([
      "to do: see whether SDI-C08 is still to be let pass for tencentcloud_vpc.a",
    ]);
  });
});

describe("translate, from one cloud to another", () => {
  test("finds the region in the same city, a bucket with its lock, and the machines with the same cards", () => {
    const result = translated("tencent-prod", "alibaba");
    for (const line of ["region: cn-shanghai", "kind: oss", "instanceType: ecs.gn7i-c32g1.16xlarge"]) {
      expect(result.text).toContain(line);
    }
    expect(says(result, "state.tablestore")).toEqual([
      "to do: put the instance and the table of Tablestore that keep two runs apart",
    ]);
  });

  test("keeps an API closed that cannot be opened to some ranges only, and says why", () => {
    const result = translated("tencent-prod", "alibaba");
    expect(result.text).not.toContain("allowedCidrs: [203.0.113.16/28]");
    expect(says(result, "cluster.endpoint")[0]).toMatch(
      /^left out: reachable from within the network only: /,
    );
  });

  test("says what is served by other means, though it is written the same", () => {
    const result = translated("tencent-prod", "alibaba");
    expect(says(result, "nodePools.gpu.gpuSharing")[0]).toMatch(/^differently: cGPU/);
    expect(says(result, "registry.pullSecret")[0]).toMatch(/^differently: a secret that you make/);
  });

  test("comes back to where it was, but for what had to be chosen", () => {
    const there = translated("alibaba-prod", "tencent");
    expect(there.text).toContain("bucket: acme-sd-state-prod-1250000000");
    expect(there.text).not.toContain("tablestore");
    expect(says(there, "state.tablestore")).toEqual(["left out: cos locks by itself"]);
  });
});

describe("nameAfter", () => {
  test("puts the other cloud's name in place of the first one's, and keeps to the limit", () => {
    expect(nameAfter("tencent-prod", "tencent", "local")).toBe("local-prod");
    expect(nameAfter("tencent", "tencent", "local")).toBe("local");
    expect(nameAfter("studio", "tencent", "local")).toBe("studio-local");
    expect(nameAfter("a-very-long-name-20", "tencent", "local")).toBe("a-very-long-name-20");
  });
});
