import { isDeepStrictEqual } from "node:util";
import semver from "semver";
import { AttributePath, PlanRequest, PlanResponse } from "../../plugin/provider";
import { isListValue, isObjectValue, ObjectValue, UNKNOWN, Value } from "../../plugin/value";
import { HelmError } from "./helm-error";
import { DEFAULT_NAMESPACE, RELEASE_DEFAULTS } from "./release-defaults";

/** Changes of these need another release. */
const IDENTITY = ["name", "namespace"];

/** What only the apply tells, after any change. */
const AFTER_APPLY: ObjectValue = { id: UNKNOWN, metadata: UNKNOWN };

/**
 * Plans a release as the provider does: what it computes is known where it can be, everything else only after the apply.
 *
 * @throws HelmError when the version is not an exact one.
 */
export function planRelease({ prior, proposed, config }: PlanRequest): PlanResponse {
  if (proposed === null || config === null) return { planned: null };
  const wanted = withDefaults(proposed, config);
  // A chart cannot be looked up here: its version is the one asked for, or whatever was installed before.
  const version = exactVersion(config["version"] ?? null) ?? knownVersion(prior, wanted);
  const computed: ObjectValue = { version, status: "deployed", manifest: null, resources: null };
  if (prior === null) {
    const description = config["description"] ?? null;
    return { planned: { ...wanted, ...computed, ...AFTER_APPLY, description } };
  }

  const kept: ObjectValue = {
    id: prior["id"] ?? null,
    metadata: prior["metadata"] ?? null,
    description: filled(config["description"]) ?? prior["description"] ?? null,
  };
  const same: ObjectValue = { ...wanted, ...computed, ...kept };
  const changed = Object.keys(same).filter((name) => differs(same, prior, name));
  if (changed.length === 0) return { planned: same };
  const planned = { ...same, ...AFTER_APPLY };
  const requiresReplace = IDENTITY.filter((name) => changed.includes(name)).map((name): AttributePath => [
    name,
  ]);
  return { planned, requiresReplace };
}

function differs(one: ObjectValue, other: ObjectValue, name: string): boolean {
  return !isDeepStrictEqual(one[name] ?? null, other[name] ?? null);
}

function withDefaults(proposed: ObjectValue, config: ObjectValue): ObjectValue {
  const defaults = Object.entries({ ...RELEASE_DEFAULTS, namespace: DEFAULT_NAMESPACE });
  const absent = defaults.filter(([name]) => (config[name] ?? null) === null);
  return { ...proposed, ...Object.fromEntries(absent), set: typedSet(config["set"] ?? null) };
}

// The type of an assignment is empty unless it is given.
function typedSet(set: Value): Value {
  if (!isListValue(set)) return set;
  return set.map((entry) => (isObjectValue(entry) ? { ...entry, type: entry["type"] ?? "" } : entry));
}

function exactVersion(configured: Value): Value | undefined {
  if (configured === null || configured === "") return undefined;
  if (typeof configured !== "string" || semver.valid(configured) !== null) return configured;
  throw new HelmError(
    "Planned version is different from configured version",
    `The version in the configuration is "${configured}", which is not an exact version: the planned version ` +
      `could only be another one. Name the exact version, or remove the version attribute.`,
  );
}

function knownVersion(prior: ObjectValue | null, wanted: ObjectValue): Value {
  const version = prior?.["version"] ?? null;
  if (prior === null || version === null) return UNKNOWN;
  return differs(prior, wanted, "chart") || differs(prior, wanted, "repository") ? UNKNOWN : version;
}

function filled(value: Value | undefined): Value | undefined {
  return value === null || value === "" ? undefined : value;
}
