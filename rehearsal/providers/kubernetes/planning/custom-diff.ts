import { DraftPlan, PlanAdjustment, ResourceBehaviour } from "../../../plugin/sdk/behaviour";
import { isEquivalent } from "../../../plugin/sdk/normalize";
import { AttributePath } from "../../../plugin/provider";
import { isListValue, isObjectValue, ObjectValue, UNKNOWN, Value } from "../../../plugin/value";
import { parseQuantity } from "../conversion/quantity";
import { valueAt } from "../lifecycle/change";

/** The part of a behaviour that shapes plans. */
export type Planning = Pick<ResourceBehaviour, "suppressDiff" | "customizeDiff">;

const writeOnlyInUse = (resource: ObjectValue | null): boolean =>
  ["data_wo_revision", "binary_data_wo_revision"].some((name) => Number(resource?.[name] ?? 0) > 0);

const PLANNING: Readonly<Record<string, Planning>> = {
  kubernetes_config_map_v1: { customizeDiff: replaceImmutable },
  kubernetes_secret_v1: {
    customizeDiff: replaceImmutable,
    suppressDiff: { data: ({ proposedResource }) => writeOnlyInUse(proposedResource) },
  },
  kubernetes_persistent_volume_claim_v1: { customizeDiff: replaceShrunkClaim },
  kubernetes_persistent_volume_v1: { customizeDiff: replaceVolumeSource },
};

/** What the plans of a type have beyond schema and facts. */
export function customPlanning(typeName: string): Planning {
  return PLANNING[typeName] ?? {};
}

/** What is in an object that was made immutable cannot change in place. */
function replaceImmutable({ prior, planned, requiresReplace }: DraftPlan): PlanAdjustment {
  if (prior?.["immutable"] !== true) return {};
  const changed = ["data", "binary_data", "immutable"].filter((name) => differs(prior, planned, name));
  return { requiresReplace: [...requiresReplace, ...changed.map((name) => [name])] };
}

/** A claim can grow, but not shrink; its limits cannot change at all. */
function replaceShrunkClaim({ prior, planned, requiresReplace }: DraftPlan): PlanAdjustment {
  if (prior === null) return {};
  const resources: AttributePath = ["spec", 0, "resources", 0];
  if (differs(prior, planned, "spec.0.resources.0.limits")) {
    return { requiresReplace: [...requiresReplace, [...resources, "limits"]] };
  }
  if (!differs(prior, planned, "spec.0.resources.0.requests")) return {};
  const path = "spec.0.resources.0.requests.storage";
  const [before, after] = [valueAt(prior, path), valueAt(planned, path)];
  if (typeof before !== "string" || typeof after !== "string") return {};
  const shrinks = parseQuantity(after).nano < parseQuantity(before).nano;
  return shrinks ? { requiresReplace: [...requiresReplace, [...resources, "requests"]] } : {};
}

/** Whatever changes in the source of a volume makes a new volume, but not what changes inside of maps and sets. */
function replaceVolumeSource({ prior, planned, requiresReplace }: DraftPlan): PlanAdjustment {
  if (prior === null) return {};
  const at: AttributePath = ["spec", 0, "persistent_volume_source"];
  const path = at.join(".");
  return {
    requiresReplace: [...requiresReplace, ...changedPaths(at, valueAt(prior, path), valueAt(planned, path))],
  };
}

function changedPaths(at: AttributePath, before: Value, after: Value): readonly AttributePath[] {
  if (isEquivalent(before, after)) return [];
  if (isListValue(before) || isListValue(after)) {
    const [old, young] = [elementsOf(before), elementsOf(after)];
    const longer = old.length > young.length ? old : young;
    return longer.flatMap((each, index) => {
      if (!isObjectValue(each)) return [];
      const names = new Set([...Object.keys(membersOf(old[index])), ...Object.keys(membersOf(young[index]))]);
      return [...names].flatMap((name) =>
        changedPaths(
          [...at, index, name],
          membersOf(old[index])[name] ?? null,
          membersOf(young[index])[name] ?? null,
        ),
      );
    });
  }
  return isObjectValue(before) || isObjectValue(after) ? [] : [at];
}

function elementsOf(value: Value): readonly Value[] {
  return isListValue(value) ? value : [];
}

function membersOf(value: Value | undefined): ObjectValue {
  return isObjectValue(value) ? value : {};
}

function differs(prior: ObjectValue, planned: ObjectValue, path: string): boolean {
  const after = valueAt(planned, path);
  return after !== UNKNOWN && !isEquivalent(valueAt(prior, path), after);
}
