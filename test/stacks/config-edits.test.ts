import { readFileSync } from "node:fs";
import { join } from "node:path";
import { App } from "cdktf";
import { parseDocument } from "yaml";
import { readProgram } from "../../cli/review/stack-files";
import { readEnvironmentText } from "../../config";
import { defineStacks } from "../../stacks";
import { configOrigin } from "../../stacks/config-fields";
import { PROJECT } from "../support/cli";
import { temporaryFolder } from "../support/toy-app";

jest.setTimeout(120_000);

type Path = (string | number)[];

const FILE = readFileSync(join(PROJECT, "config/environments/tencent-dev.yaml"), "utf8");

interface Block extends Record<string, unknown> {
  readonly "//": { readonly metadata: { readonly path: string } };
}

/** A block of a program as plain data, by its address. */
type Program = ReadonlyMap<string, { readonly path: string; readonly block: Record<string, unknown> }>;

function programOf(edits: readonly (readonly [Path, unknown])[]): Program {
  const document = parseDocument(FILE);
  for (const [path, value] of edits) document.setIn(path, document.createNode(value));
  const { environment, problems } = readEnvironmentText(String(document), "tencent-dev.yaml");
  expect(problems).toEqual([]);
  const folder = temporaryFolder();
  try {
    const app = new App({ outdir: folder.path, stackTraces: false });
    defineStacks(app, environment!);
    app.synth();
    const program = readProgram(folder.path, true)!;
    return new Map(program.order.flatMap((stack) => blocksOf(stack, program.textOf(stack)!)));
  } finally {
    folder.remove();
  }
}

function blocksOf(stack: string, text: string) {
  const { resource = {} } = JSON.parse(text) as { resource?: Record<string, Record<string, Block>> };
  return Object.entries(resource).flatMap(([type, named]) =>
    Object.entries(named).map(([name, { "//": comment, ...block }]) => {
      return [`${stack} ${type}.${name}`, { path: comment.metadata.path, block }] as const;
    }),
  );
}

/** Paths of what differs; those of positions in lists too, as plans have them. */
function differences(before: unknown, after: unknown, path: Path = []): Path[] {
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  if (typeof before !== "object" || typeof after !== "object" || before === null || after === null)
    return [path];
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...keys].flatMap((key) => {
    const step = Array.isArray(before) || Array.isArray(after) ? Number(key) : key;
    return differences(Object(before)[key], Object(after)[key], [...path, step]);
  });
}

/** The field behind each difference between two programs, with the place of the difference. */
function fieldsBehind(before: Program, after: Program): readonly (readonly [string, string])[] {
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((address) => {
    const [was, will] = [before.get(address), after.get(address)];
    const { path } = (was ?? will)!;
    const places = was === undefined || will === undefined ? [[]] : differences(was.block, will.block);
    return places.map((place) => {
      const origin = configOrigin(path, place);
      const field = origin?.kind === "field" ? origin.path.join(".") : "";
      return [field, `${address} ${place.join(".")}`] as const;
    });
  });
}

/** Whether a field is the one that was edited, or around it. */
function leadsTo(field: string, edited: string): boolean {
  return edited === field || edited.startsWith(`${field}.`);
}

const EDITS: readonly (readonly [string, unknown])[] = [
  ["cloud.zone", "ap-guangzhou-6"],
  ["network.cidr", "10.30.0.0/16"],
  ["cluster.kubernetesVersion", "1.32"],
  ["cluster.endpoint.allowedCidrs", ["203.0.113.0/24", "198.51.100.0/24"]],
  ["nodePools.system.instanceType", "S5.2XLARGE16"],
  ["nodePools.system.min", 3],
  ["nodePools.system.max", 6],
  ["nodePools.gpu.instanceType", "PNV4.14XLARGE232"],
  ["nodePools.gpu.min", 1],
  ["nodePools.gpu.max", 6],
  ["registry.tier", "premium"],
  ["registry.keepTags", 20],
  ["registry.pullSecret", "other-pull"],
  ["models.sizeGiB", 300],
  ["models.snapshots.everyDays", 2],
  ["models.snapshots.keep", 5],
  ["outputs.sizeGiB", 200],
  ["outputs.expireAfterDays", 30],
  ["diffusion.namespace", "studio"],
  ["diffusion.image.digest", `sha256:${"a".repeat(64)}`],
  ["diffusion.gpu.memoryGiB", 11],
  ["diffusion.gpu.computePercent", 40],
  ["diffusion.resources.cpu", 2],
  ["diffusion.resources.memoryGiB", 12],
  ["diffusion.scaling.min", 2],
  ["diffusion.scaling.max", 4],
  ["diffusion.scaling.queuePerReplica", 3],
  ["diffusion.scaling.schedule.0.start", "0 8 * * 1-5"],
  ["diffusion.access.host", "art.example.com"],
  ["diffusion.access.tlsSecret", "other-tls"],
  ["diffusion.access.apiAuthSecret", "other-auth"],
  ["diffusion.access.requestsPerMinute", 120],
  ["diffusion.access.allowedCidrs", ["203.0.113.0/24"]],
  ["retain", false],
  ["tags.team", "studio"],
];

describe("an edit of an environment file", () => {
  const before = programOf([]);

  it.each(EDITS)("of %s is found behind what it changes", (field, value) => {
    const path = field.split(".").map((step) => (/^\d+$/.test(step) ? Number(step) : step));
    const found = fieldsBehind(before, programOf([[path, value]]));
    expect(found).not.toEqual([]);
    expect(found.filter(([behind]) => leadsTo(behind, field))).not.toEqual([]);
  });
});
