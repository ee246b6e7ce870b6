import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { App, TerraformStack } from "cdktf";

/** Attributes of one block of a synthesized stack. */
export type Attributes = Record<string, unknown>;

/** A synthesized stack: the parsed cdk.tf.json. */
export interface StackJson {
  readonly resource?: Record<string, Record<string, Attributes>>;
  readonly data?: Record<string, Record<string, Attributes>>;
  readonly provider?: Record<string, Attributes[]>;
  readonly output?: Record<string, Attributes>;
  readonly terraform?: Attributes;
  readonly [block: string]: unknown;
}

/** What an app synthesizes to, by stack. */
export interface SynthesizedApp {
  readonly stacks: ReadonlyMap<string, StackJson>;

  /** Stacks that must be applied before the stack that is the key. */
  readonly dependencies: ReadonlyMap<string, readonly string[]>;

  /** The JSON of one stack; unknown names fail. */
  stack(name: string): StackJson;
}

interface ManifestEntry {
  readonly synthesizedStackPath: string;
  readonly dependencies: readonly string[];
}

/** Text that a token leaves behind when it was treated as an ordinary value. */
const LEAKED_TOKEN = /\$\{TfT|TfToken\[|TOKEN\.\d+|\[object Object\]|-[0-9.]+e\+29[0-9]/i;

/**
 * Synthesizes whatever `build` adds to an app the way `cdktf synth` does: validations run, annotation errors
 * throw, cross-stack references become outputs and remote states. The folder it needs is removed.
 */
export function synthApp(build: (app: App) => void): SynthesizedApp {
  const folder = mkdtempSync(join(tmpdir(), `synth-${process.pid}-`));
  try {
    const app = new App({ outdir: folder, stackTraces: false, skipValidation: false });
    build(app);
    app.synth();
    const manifest = JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8"));
    const entries: [string, ManifestEntry][] = Object.entries(manifest.stacks);
    const stacks = new Map(
      entries.map(([name, entry]) => [name, readStack(join(folder, entry.synthesizedStackPath))]),
    );
    return {
      stacks,
      dependencies: new Map(entries.map(([name, entry]) => [name, entry.dependencies])),
      stack(name) {
        const found = stacks.get(name);
        if (found === undefined) throw new Error(`no stack '${name}', only ${[...stacks.keys()].join(", ")}`);
        return found;
      },
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Synthesizes one stack, named `test`, with whatever `build` puts into it. */
export function synthStack(build: (stack: TerraformStack) => void): StackJson {
  return synthApp((app) => build(new TerraformStack(app, "test"))).stack("test");
}

/** Every resource and data source of a stack by type, sorted, once per instance; data sources as `data.<type>`. */
export function resourceTypes(json: StackJson): string[] {
  const types = (block: StackJson["resource"], prefix: string): string[] =>
    Object.entries(block ?? {}).flatMap(([type, instances]) =>
      Object.keys(instances).map(() => `${prefix}${type}`),
    );
  return [...types(json.resource, ""), ...types(json.data, "data.")].sort();
}

/** Every resource of a type by logical id; `data.<type>` for data sources. */
export function resourcesOf(json: StackJson, type: string): Record<string, Attributes> {
  const block = type.startsWith("data.") ? json.data?.[type.slice("data.".length)] : json.resource?.[type];
  return block ?? {};
}

/** The only resource of a type; fails when there is none, or more than one. */
export function onlyResource(json: StackJson, type: string): Attributes {
  const found = Object.values(resourcesOf(json, type));
  if (found.length !== 1) throw new Error(`expected exactly one ${type}, found ${found.length}`);
  return found[0]!;
}

/** Addresses of every resource and data source of a stack, sorted. */
export function addresses(json: StackJson): string[] {
  const of = (block: StackJson["resource"], prefix: string): string[] =>
    Object.entries(block ?? {}).flatMap(([type, instances]) =>
      Object.keys(instances).map((id) => `${prefix}${type}.${id}`),
    );
  return [...of(json.resource, ""), ...of(json.data, "data.")].sort();
}

function readStack(file: string): StackJson {
  const text = readFileSync(file, "utf8");
  const leak = LEAKED_TOKEN.exec(text);
  if (leak !== null) {
    throw new Error(
      `a token leaked into the synthesized text: …${text.slice(Math.max(0, leak.index - 80), leak.index + 80)}…`,
    );
  }
  // "//" holds paths and the version of the library: nothing Terraform reads, and different without meaning.
  return JSON.parse(text, (key: string, value: unknown) => (key === "//" ? undefined : value));
}
