import { isDeepStrictEqual } from "node:util";
import semver from "semver";
import { AttributePath, PlanRequest, PlanResponse } from "../../plugin/provider";
import { isListValue, isObjectValue, ObjectValue, UNKNOWN, Value } from "../../plugin/value";
import { HelmError } from "./helm-error";
import { DEFAULT_NAMESPACE, RELEASE_DEFAULTS } from "./release-defaults";
import { isSameVersion } from "./same-version";

/** Changes of these need another release. */
const IDENTITY = ["name", "namespace"];

/** What only the apply tells, after any change. */
const AFTER_APPLY: ObjectValue = { id: UNKNOWN, metadata: UNKNOWN };

/** A chart that can be looked at while planning. */
export interface PlannedChart {
  /** As the chart says; empty when it does not. */
  readonly version: string;

  /** Version of the chart of the release that is taken over; undefined when there is none to take over. */
  readonly installedVersion: string | undefined;
}

/**
 * Plans a release as the provider does: what it computes is known where it can be, everything else only after the apply.
 *
 * @param chart the chart, when it is on this machine and helm is to install it.
 * @throws HelmError when the version is not an exact one, or not that of the chart.
 */
export function planRelease({ prior, proposed, config }: PlanRequest, chart?: PlannedChart): PlanResponse {
  if (proposed === null || config === null) return { planned: null };
  const wanted = withDefaults(proposed, config);
  const configured = config["version"] ?? null;
  const version =
    chart === undefined
      ? // A chart cannot be looked up here: its version is the one asked for, or whatever was installed before.
        (exactVersion(configured) ?? knownVersion(prior, wanted))
      : chartVersion(chart, configured, wanted["upgrade_install"] === true);
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

function chartVersion(
  { version, installedVersion }: PlannedChart,
  configured: Value,
  takesOver: boolean,
): Value {
  if (configured === null) return (takesOver ? installedVersion : undefined) ?? filled(version) ?? null;
  if (typeof configured !== "string" || isSameVersion(configured, version)) return configured;
  throw new HelmError(
    "Planned version is different from configured version",
    `The version in the configuration is "${configured}" but the planned version is "${version}". \n` +
      `You should update the version in your configuration to "${version}", or remove the version attribute from ` +
      "your configuration.",
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
