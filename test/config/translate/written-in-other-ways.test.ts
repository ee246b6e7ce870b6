import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { readEnvironmentText } from "../../../config";
import { translate, Translation } from "../../../config/translate";
import { CloudKind } from "../../../constructs/contracts/cloud-kind";
import { PROJECT } from "../../support/cli";

const PROD = readFileSync(join(PROJECT, "config/environments/tencent-prod.yaml"), "utf8");

function translated(text: string, to: CloudKind, name = `${to}-prod`): Translation {
  const { environment, problems } = readEnvironmentText(text, "tencent-prod.yaml");
  if (environment === undefined) throw new Error(JSON.stringify(problems));
  return translate({ text, environment, to, name });
}

const notes = ({ notes: all }: Translation, path: string): string[] =>
  all.filter((note) => note.path === path).map(({ kind, says }) => `${kind}: ${says}`);

describe("a file that is written in another way", () => {
  test("keeps its line ends", () => {
    const { text, problems } = translated(PROD.replaceAll("\n", "\r\n"), "local");
    expect(problems).toEqual([]);
    expect(text.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
    expect(text.replaceAll("\r\n", "\n")).toBe(translated(PROD, "local").text);
  });

  test("has written out what its aliases stood for, each told", () => {
    const shared = PROD.replace("allowedCidrs: [203.0.113.16/28]", "allowedCidrs: &office [203.0.113.16/28]")
      .replace("allowedCidrs: [198.51.100.0/24]", "allowedCidrs: *office")
      .replace("min: 3\n", "min: &few 3\n")
      .replace("max: 8\n", "max: 8\n    # the least\n")
      .replace("everyDays: 1", "everyDays: *few")
      .replace("tags:\n", "tags: &tags\n");
    const result = translated(shared, "alibaba");
    expect(result.problems).toEqual([]);
    expect(result.text).not.toMatch(/[&*](office|few|tags)/);
    expect(parse(result.text)).toMatchObject({
      models: { snapshots: { everyDays: 3 } },
      diffusion: { access: { allowedCidrs: ["203.0.113.16/28"] } },
      tags: { team: "image-generation" },
    });
    expect(result.text).toContain("\ntags:\n");
    expect(notes(result, "diffusion.access.allowedCidrs")).toEqual([
      "chosen: written out, since what the alias stood for may change",
    ]);
    expect(notes(result, "models.snapshots.everyDays")).toHaveLength(1);
  });

  test("keeps every comment of brackets over several lines, of quoted keys and of Chinese", () => {
    const flow = PROD.replace(
      /cloud:\n.*\n.*\n.*\n/,
      `"cloud": { # 云\n  kind: tencent, # 种类\n  # 地域\n  "region": ap-shanghai, # 上海\n  zone: ap-shanghai-5 # 可用区\n  # 完\n}\n`,
    ).replace(
      /gpu: \{ pool.*\n/,
      "gpu:\n    # 一\n    pool: gpu # 二\n    memoryGiB: 10 # 三\n    # 四\n    computePercent: 50 # 五\n",
    );
    for (const to of ["alibaba", "local"] as const) {
      const result = translated(flow, to);
      expect(result.problems).toEqual([]);
      const comments = (text: string): string[] => (text.match(/#.*$/gm) ?? []).sort();
      expect(comments(result.text)).toEqual(comments(flow));
    }
    expect(parse(translated(flow, "local").text).diffusion.gpu).toEqual({ pool: "gpu", wholeCards: 1 });
  });

  test("keeps what ends a document, texts over several lines and a byte order mark", () => {
    const waiver = `review:\n  waivers:\n    - rule: SDI-C08\n      reason: >-\n        it is agreed on\n        # and no comment\n      owner: us\n      expires: "2030-01-01"\n`;
    const { text, problems } = translated(`\uFEFF---\n${PROD}${waiver}...\n`, "local");
    expect(problems).toEqual([]);
    expect(text).toMatch(/^\uFEFF?---\n/);
    expect(text).toContain("\n        # and no comment\n");
    expect(text.endsWith("...\n")).toBe(true);
  });
});

describe("the state of an environment", () => {
  const s3 = (more: string): string =>
    PROD.replace(/state:\n( {2}.*\n)+/, `state: { kind: s3, bucket: acme, region: us-east-1${more} }\n`);

  test.each([
    [", prefix: tencent-prod", "local-prod", "local-prod"],
    [", prefix: teams/a", "local-prod", "teams/a-local"],
    ["", "tencent-prod", "tencent-prod-local"],
  ])("is never that of the first one (%s, as %s)", (more, name, prefix) => {
    const { environment } = readEnvironmentText(s3(more), "tencent-prod.yaml");
    const result = translated(s3(more), "local", name);
    expect(parse(result.text).state.prefix).toBe(prefix);
    const before = environment?.state.kind === "s3" ? environment.state.prefix : "";
    expect(notes(result, "state.prefix")).toEqual([
      `chosen: ${before} has the state of the first environment`,
    ]);
  });

  test("is somebody's to put elsewhere when both have the same name in one folder", () => {
    const folder = PROD.replace(/state:\n( {2}.*\n)+/, "state: { kind: local, folder: here }\n");
    expect(notes(translated(folder, "local", "tencent-prod"), "state.folder")).toEqual([
      "to do: put another folder: this one has the state of the first tencent-prod",
    ]);
    expect(notes(translated(folder, "local"), "state.folder")).toEqual([]);
  });
});

describe("what is chosen", () => {
  test("is a range, a name and a share of a card that the other cloud takes", () => {
    const text = PROD.replace("10.40.0.0/16", "10.0.0.0/12")
      .replace("172.20.0.0/20", "172.31.255.32/27")
      .replace("tier: premium", `tier: premium\n  name: ${"sd-images-".repeat(4)}x`)
      .replace("gpuSharing: fixed-share", "gpuSharing: burst-share");
    const result = translated(text, "alibaba");
    expect(result.problems).toEqual([]);
    expect(parse(result.text)).toMatchObject({
      network: { cidr: "10.0.0.0/14" },
      cluster: { serviceCidr: "172.31.255.0/24" },
      registry: { name: "sd-images-sd-images-sd-images" },
      nodePools: { gpu: { gpuSharing: "fixed-share" } },
    });
    expect(notes(result, "network.cidr")).toEqual([
      "chosen: Alibaba Cloud takes ranges from /14 to /24, not 10.0.0.0/12",
    ]);
  });

  test("is no other namespace: whoever pushes images has to know it", () => {
    const namespace = "a".repeat(31);
    const alibaba = readFileSync(join(PROJECT, "config/environments/alibaba-prod.yaml"), "utf8")
      .replace("namespace: ai", `namespace: ${namespace}`)
      .replace("repository: ai/", `repository: ${namespace}/`);
    const { environment } = readEnvironmentText(alibaba, "alibaba-prod.yaml");
    if (environment === undefined) throw new Error("the file is right on Alibaba Cloud");
    const result = translate({ text: alibaba, environment, to: "tencent", name: "tencent-prod" });
    expect(result.problems.map(({ path }) => path)).toEqual(["registry.namespace"]);
    expect(notes(result, "registry.namespace")).toEqual([
      "to do: put a namespace of 2 to 30 characters on Tencent Cloud",
    ]);
  });

  test("is not sharing where a pod needs several cards and would get one", () => {
    const text = PROD.replace("memoryGiB: 10, computePercent: 50", "wholeCards: 2")
      .replace("max: 32", "max: 8")
      .replace("min: 12 }", "min: 8 }");
    const result = translated(text, "alibaba");
    expect(result.problems).toEqual([]);
    expect(notes(result, "nodePools.gpu.gpuSharing")).toEqual([
      "chosen: a pod gets 1 card at most where Alibaba Cloud shares them",
    ]);
  });

  test("is not a larger budget: that is left to its owner, with the sum", () => {
    const priced = PROD.replace(
      "PNV4.14XLARGE232: 24",
      "ecs.gn7i-c32g1.16xlarge: 90, ecs.c6.2xlarge: 1, S5.2XLARGE16: 1",
    ).replace(/hourlyPrices:.*\n +(.*)/, "hourlyPrices: { $1 }");
    const { problems, ...result } = translated(priced, "alibaba");
    expect(problems.map(({ path }) => path)).toEqual(["budget.monthly"]);
    expect(notes({ problems, ...result }, "budget.monthly")[0]).toMatch(
      /^to do: put what it may cost on Alibaba Cloud: at least .*\d+ CNY \(/,
    );
  });

  test("is no price: those of machines that always run are asked for, or the budget would hold nothing", () => {
    expect(notes(translated(PROD, "alibaba"), "budget.hourlyPrices")).toEqual([
      "to do: put a price in CNY for ecs.c6.2xlarge: without it nothing is compared with the budget",
    ]);
  });

  test("tells of tags and ranges that a cluster of one's own serves in another way, or not at all", () => {
    const result = translated(PROD, "local");
    expect(notes(result, "tags")).toEqual([
      "differently: nothing made here takes tags of a cloud (before: tags of everything that takes them)",
    ]);
    expect(notes(result, "diffusion.access.allowedCidrs")[0]).toMatch(/^differently: ranges of a Service/);
    expect(notes(result, "cloud.region")).toEqual(["left out: a cluster of your own is where it is"]);
    expect(notes(result, "cluster.kubernetesVersion")[0]).toMatch(/^differently: what the cluster runs/);
  });
});

test("pools whose names a cloud does not take are somebody's to name", () => {
  const text = readFileSync(join(PROJECT, "config/environments/local.yaml"), "utf8")
    .replace("\n  gpu:\n", "\n  2gpu:\n")
    .replace("{ pool: gpu,", "{ pool: 2gpu,");
  const { environment, problems } = readEnvironmentText(text, "local.yaml");
  if (environment === undefined) throw new Error(JSON.stringify(problems));
  const result = translate({ text, environment, to: "tencent", name: "tencent" });
  expect(result.problems.map(({ path }) => path)).toEqual(["nodePools.2gpu"]);
  expect(notes(result, "nodePools.2gpu")).toEqual([
    'to do: put a name that begins with a letter such as "pool-2gpu"',
  ]);
});

describe("slices of cards of one's own", () => {
  const LOCAL = readFileSync(join(PROJECT, "config/environments/local.yaml"), "utf8");
  const sliced = (slices: string, gpu: string): string =>
    LOCAL.replace("perNode: 1 }", `perNode: 2, slices: ${slices} }`)
      .replace("wholeCards: 1", gpu)
      .replace("scaling: { min: 1, max: 1 }", "scaling: { min: 1, max: 4 }");

  test.each(["tencent", "alibaba"] as const)("become shares of cards on %s, as many as before", (to) => {
    const text = sliced("{ kind: time, perCard: 2 }", "memoryGiB: 12, computePercent: 50");
    const { environment, problems } = readEnvironmentText(text, "local.yaml");
    expect(problems).toEqual([]);
    if (environment === undefined) return;
    const result = translate({ text, environment, to, name: to });
    expect(result.problems).toEqual([]);
    expect(parse(result.text)).toMatchObject({
      nodePools: { gpu: { gpuSharing: "fixed-share" } },
      diffusion: { gpu: { memoryGiB: 11, computePercent: 50 }, scaling: { max: 4 } },
    });
    expect(notes(result, "nodePools.gpu.gpuSharing")).toEqual([
      "chosen: each card was cut into 2 slices; here pods share it",
    ]);
    expect(notes(result, "diffusion.gpu.memoryGiB")).toEqual([
      "chosen: pods get 22 of the 24 GiB of a card, not 12 each",
    ]);
  });
});
