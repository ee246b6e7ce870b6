import { readFileSync } from "node:fs";
import { join } from "node:path";
import { BlockSchema } from "../../rehearsal/plugin/schema";
import { isListValue, isObjectValue, ObjectValue, UNKNOWN, Value } from "../../rehearsal/plugin/value";
import { wholeConfig } from "./proposed-new";

/** A value as the recording writes it. */
export type Json = null | string | number | boolean | Json[] | { [name: string]: Json };

/** One resource of `create-plan.json`. */
export interface RecordedCreate {
  address: string;
  provider_alias?: string;
  config: Record<string, Json>;
  for_each?: Json;
  depends_on?: string[];
  after: Record<string, Json>;
  after_unknown: Record<string, Json>;
}

/** One resource of `state.json`. */
export interface RecordedState {
  address: string;
  mode: "managed" | "data";
  values: Record<string, Json>;
  refresh?: [(string | number)[], Json, Json][];
}

/** What one edit does to one resource. */
export interface RecordedChange {
  actions: string[];
  replace_paths?: (string | number)[][];
  changes?: [(string | number)[], Json, Json][];
  unknown_after?: (string | number)[][];
}

/** One edit of `updates.json`. */
export interface RecordedUpdate extends Partial<RecordedChange> {
  case: string;
  address: string;
  attribute: string;
  edit: [string | null, string];
  calls?: string[];
  refused?: string;
  instances?: Record<string, RecordedChange>;
  others?: Record<string, RecordedChange>;
}

const FOLDER = join(__dirname, "../fixtures/tencentcloud-provider");

function load<T>(file: string, key: string): T[] {
  return (JSON.parse(readFileSync(join(FOLDER, file), "utf8")) as Record<string, T[]>)[key]!;
}

/** The create plan of the 85 resources. */
export const CREATES = load<RecordedCreate>("create-plan.json", "resources");

/** The state after the apply. */
export const STATES = load<RecordedState>("state.json", "resources");

/** The 151 edits. */
export const UPDATES = load<RecordedUpdate>("updates.json", "cases");

/** The type in an address. */
export function typeOf(address: string): string {
  return address.split(".")[0]!;
}

/** The state of a resource after the first refresh. */
export function refreshedState(address: string): Record<string, Json> {
  const found = STATES.find((state) => state.address === address)!;
  const values = structuredClone(found.values);
  for (const [path, , after] of found.refresh ?? []) setAt(values, path, structuredClone(after));
  return values;
}

/** Sets what is at a path. */
export function setAt(root: Json, path: readonly (string | number)[], value: Json): void {
  let inside = root as Record<string | number, Json>;
  for (const step of path.slice(0, -1)) inside = inside[step] as Record<string | number, Json>;
  inside[path.at(-1)!] = value;
}

/** What the recording plans, as one value: `after` with its unknowns. */
export function withUnknowns(after: Json | undefined, unknown: Json | undefined): Value {
  if (unknown === true) return UNKNOWN;
  if (Array.isArray(after)) {
    return after.map((each, index) =>
      withUnknowns(each, Array.isArray(unknown) ? unknown[index] : undefined),
    );
  }
  if (typeof after === "object" && after !== null) {
    const flags = typeof unknown === "object" && unknown !== null && !Array.isArray(unknown) ? unknown : {};
    const names = new Set([...Object.keys(after), ...Object.keys(flags)]);
    return Object.fromEntries(
      [...names].map((name) => [name, withUnknowns(after[name] ?? null, flags[name])]),
    );
  }
  return after ?? null;
}

/** The configuration of a resource: constants as written, other expressions as the plan knows them. */
export function recordedConfig(
  block: BlockSchema,
  { config, after, after_unknown }: RecordedCreate,
): ObjectValue {
  return wholeConfig(block, configured(config, withUnknowns(after, after_unknown)) as Record<string, Value>);
}

function configured(config: Json, planned: Value): Value {
  if (Array.isArray(config)) {
    return config.map((each, index) =>
      configured(each, isListValue(planned) ? (planned[index] ?? null) : planned),
    );
  }
  if (typeof config !== "object" || config === null) return config;
  if (isExpression(config)) return planned;
  return Object.fromEntries(
    Object.entries(config).map(([name, value]) => [
      name,
      configured(value, isObjectValue(planned) ? (planned[name] ?? null) : planned),
    ]),
  );
}

/** Whether the recording has only what an expression refers to. */
export function isExpression(config: Json): boolean {
  if (typeof config !== "object" || config === null || Array.isArray(config)) return false;
  const names = Object.keys(config);
  return names.length === 0 || (names.length === 1 && names[0] === "references");
}

/** The configuration of a resource with everything known: expressions have the value that the state has. */
export function configOfState(block: BlockSchema, address: string): ObjectValue {
  const { config } = CREATES.find((create) => create.address === address)!;
  const values = withUnknowns(refreshedState(address), {});
  return wholeConfig(block, configured(config, values) as Record<string, Value>);
}
