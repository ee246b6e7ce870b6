import { differences } from "../changes/differences";
import { meaningChanges } from "../changes/meaning";
import { ABSENT, isPlanList, isPlanObject, isSame, memberOf, Part } from "../changes/values";
import { ValuePath } from "../model";
import { PlannedResource } from "../plan/plan";
import { UNKNOWN } from "../plan/value";
import { shorterArguments } from "./arguments";
import { goesDown } from "./goes-down";

/** How a change makes the loss of data easier, or causes it by itself. */
export interface Weakening {
  readonly rule: "SDI-D05" | "SDI-D06" | "SDI-D07";
  readonly path: ValuePath;

  /** What happens, in words that follow the address. */
  readonly what: string;
}

/** Attributes that keep somebody from deleting something while they are on. */
const PROTECTS =
  /^(deletion_protection|deletion_protection_enabled|delete_protection|delete_protect|delete_protection_enable|enable_deletion_protection|termination_protection|disable_api_termination)$/;

/** Attributes that let something go with all that is in it while they are on. */
const LETS_GO =
  /^(force_destroy|force_clean|force_delete|skip_final_snapshot|delete_with_instance|skip_deletion_protection|delete_automated_backups|force_delete_without_recovery)$/;

/** Attributes that keep what was there before. */
const KEEPS_VERSIONS = /^(versioning|versioning_enable|versioning_enabled|enable_cos_versioning)$/;

/** Numbers of days, hours or copies for which something is kept; in the values of charts as times such as `30d`. */
const RETENTION =
  /(^|_)retention(_(days|in_days|hours|time|period|ms|minutes|window|count|tag_count|period_in_days|period_hours))?$|^(keep_time|keep_latest_snapshots|recovery_window_in_days|purge_protection_days|copied_snapshots_retention_days|alive_days|keep_days|keep_snapshots|max_age_days)$/;

/** Blocks whose `days`, `count` or `value` says for how long, or how much, is kept. */
const KEEPS_FOR = /retention|^(noncurrent_version_)?expiration$/;

/** A text in which something of the kind may be written down. */
const MAY_KEEP = /retention|keep|expir|polic|snapshot|backup|protect/i;

/** Fields of Kubernetes that say what becomes of data when what uses it goes. */
const POLICY =
  /^(persistent_volume_reclaim_policy|persistentVolumeReclaimPolicy|reclaim_policy|reclaimPolicy|deletion_policy|deletionPolicy|when_deleted|whenDeleted|when_scaled|whenScaled)$/;

/** References to what makes backups. */
const BACKUP_REFERENCE = /(^|_)(snapshot_policy|backup_policy|backup_plan|backup_vault)_(id|name|arn)$/;

/** What a change of a resource that stays takes of the ways back. */
export function weakenings({ before, after }: PlannedResource): readonly Weakening[] {
  if (before === null || after === null) return [];
  const found: Weakening[] = [];
  walk(before, after, [], found);
  return found;
}

/** Compares the members by their names; only lists of several, which may be in another order, take the long way. */
function walk(before: Part, after: Part, path: ValuePath, found: Weakening[]): void {
  if (before === after) return;
  if (isPlanObject(before) && isPlanObject(after)) {
    for (const name of Object.keys({ ...before, ...after }).sort()) {
      const left: Part = memberOf(before, name);
      const right: Part = memberOf(after, name);
      if (left !== right) walk(left, right, [...path, name], found);
    }
  } else if (isPlanList(before) && isPlanList(after)) {
    if (before.length === 1 && after.length === 1) {
      walk(before[0] ?? null, after[0] ?? null, [...path, 0], found);
    } else if (!isSame(before, after)) {
      for (const each of differences(before, after, { byName: false })) {
        found.push(...told([...path, ...each.path], each.before, each.after));
      }
      found.push(...shorterArguments(before, after).map((each) => ({ ...each, path })));
    }
  } else {
    found.push(...told(path, before, after));
    found.push(...toldOfDocuments(path, before, after));
  }
}

/** What becomes less within texts that hold YAML or JSON, such as the values of a chart. */
function toldOfDocuments(path: ValuePath, before: Part, after: Part): readonly Weakening[] {
  if (typeof before !== "string" || typeof after !== "string" || !MAY_KEEP.test(before)) return [];
  return (meaningChanges(before, after) ?? []).flatMap((each) => {
    const value = ({ kind, text = "" }: { readonly kind: string; readonly text?: string }): Part =>
      kind === "text" ? text : kind === "absent" ? ABSENT : UNKNOWN;
    return told([...path, ...each.path], value(each.before), value(each.after)).map((one) => ({
      ...one,
      path,
    }));
  });
}

function told(path: ValuePath, before: Part, after: Part): readonly Weakening[] {
  const names = path.filter((step) => typeof step === "string");
  const all = weakening(names.at(-1) ?? "", names.at(-2) ?? "", before, after);
  return all.map((each) => ({ ...each, path }));
}

function weakening(name: string, parent: string, was: Part, will: Part): readonly Omit<Weakening, "path">[] {
  if (PROTECTS.test(name) && isOn(was) && isOff(will)) {
    return [{ rule: "SDI-D05", what: `loses its protection: \`${name}\` is turned off` }];
  }
  if (LETS_GO.test(name) && !isOn(was) && isOn(will)) {
    return [{ rule: "SDI-D05", what: `loses its protection: \`${name}\` is turned on` }];
  }
  if (
    POLICY.test(name) &&
    (was === "Retain" || was === "Snapshot") &&
    will !== was &&
    typeof will !== "symbol"
  ) {
    return [
      { rule: "SDI-D05", what: `does not keep its data any more: \`${name}\` is not ${was} any longer` },
    ];
  }
  if (isVersioning(name, parent) && isOn(was) && isOff(will)) {
    return [{ rule: "SDI-D06", what: `keeps no earlier versions any more: versioning is turned off` }];
  }
  if (RETENTION.test(name) || (KEEPS_FOR.test(parent) && /^(days|count|hours|value)$/.test(name))) {
    const path = KEEPS_FOR.test(parent) ? `${parent}.${name}` : name;
    if (goesDown(was, will)) {
      const [from, to] = [String(was), String(will)];
      return [{ rule: "SDI-D06", what: `keeps less: \`${path}\` goes down from ${from} to ${to}` }];
    }
  }
  if (BACKUP_REFERENCE.test(name) && isText(was) && isNothing(will)) {
    return [{ rule: "SDI-D07", what: `is not backed up any more: \`${name}\` is dropped` }];
  }
  return [];
}

function isVersioning(name: string, parent: string): boolean {
  return KEEPS_VERSIONS.test(name) || (/versioning/.test(parent) && /^(status|enabled)$/.test(name));
}

function isOn(part: Part): boolean {
  return part === true || part === "true" || part === "on" || part === "Enabled" || part === 1;
}

/** What only the apply knows is not off. */
function isOff(part: Part): boolean {
  return (
    isNothing(part) ||
    part === false ||
    /^(false|off|disabled|suspended)$/i.test(isText(part) ? part : "") ||
    part === 0
  );
}

function isNothing(part: Part): boolean {
  return part === null || part === "" || part === ABSENT;
}

function isText(part: Part): part is string {
  return typeof part === "string" && part !== "";
}
