import { AttributeChange, Change, Check, OutputChange } from "../model";
import { Plan, PlannedResource } from "../plan/plan";
import { actionOf, createsFirst } from "./action";
import { attributeChanges } from "./attributes";
import { shown, shownPair } from "./shown";

/** What a plan changes of its resources, in the order of the plan, what it leaves for later at the end. */
export function changesOf(plan: Plan, stack: string): readonly Change[] {
  const now = plan.resources.flatMap((resource) => changeOf(resource, stack) ?? []);
  const later = plan.deferred.map(({ resource, reason }) => deferredChange(resource, stack, reason));
  return [...now, ...later];
}

/** Number of resources that a plan leaves as and where they are. */
export function unchangedIn(plan: Plan): number {
  return plan.resources.filter((each) => each.mode === "managed" && actionOf(each) === "none").length;
}

/** What a plan changes of the outputs. */
export function outputChangesOf(plan: Plan, stack: string): readonly OutputChange[] {
  return plan.outputs.flatMap(({ name, actions, before, after }) => {
    const action = outputAction(actions);
    if (action === undefined) return [];
    const [left, right] = shownPair(before, after);
    return [{ stack, name, action, before: left, after: right }];
  });
}

/** The checks of the configuration. */
export function checksOf(plan: Plan, stack: string): readonly Check[] {
  return plan.checks.map((check) => ({ stack, ...check }));
}

function outputAction(actions: readonly string[]): OutputChange["action"] | undefined {
  if (actions.includes("delete")) return actions.includes("create") ? "update" : "delete";
  if (actions.includes("create")) return "create";
  return actions.every((action) => action === "no-op") ? undefined : "update";
}

function changeOf(resource: PlannedResource, stack: string): Change | undefined {
  const action = actionOf(resource);
  if (action === "none") return undefined;
  const { before, after, replacePaths, actions, actionReason } = resource;
  const reason =
    actionReason ?? (actions.includes("forget") && action === "replace" ? "forgets_old_object" : undefined);
  // What goes has no attributes of its own that change, and what is read is told by the reading.
  const told = action !== "delete" && action !== "forget" && action !== "read";
  return {
    ...identity(resource, stack),
    action,
    ...(action === "replace" ? { createBeforeDestroy: createsFirst(resource) } : {}),
    ...(reason === undefined ? {} : { reason }),
    attributes: told ? withoutEcho(resource.type, attributeChanges(before, after, replacePaths)) : [],
  };
}

/** Without what `object` of a `kubernetes_manifest` repeats of its `manifest`. */
function withoutEcho(type: string, attributes: Change["attributes"]): Change["attributes"] {
  if (type !== "kubernetes_manifest") return attributes;
  const said = ({ path, before, after }: AttributeChange) => JSON.stringify([path.slice(1), before, after]);
  const manifest = new Set(attributes.filter(({ path }) => path[0] === "manifest").map(said));
  return attributes.filter((each) => each.path[0] !== "object" || !manifest.has(said(each)));
}

function deferredChange(resource: PlannedResource, stack: string, reason: string): Change {
  const { before, after, replacePaths } = resource;
  return {
    ...identity(resource, stack),
    action: "deferred",
    reason,
    attributes: attributeChanges(before, after, replacePaths),
  };
}

function identity(resource: PlannedResource, stack: string): Omit<Change, "action" | "attributes"> {
  const { address, type, provider, mode, previousAddress, importId, deposed } = resource;
  const moved = previousAddress !== undefined && previousAddress !== address;
  return {
    stack,
    address,
    type,
    provider,
    mode,
    ...(moved ? { previousAddress } : {}),
    ...(importId === undefined ? {} : { importId: shown(importId) }),
    ...(deposed === undefined ? {} : { deposed }),
  };
}
