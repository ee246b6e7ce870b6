import { PlanRequest, PlanResponse } from "../provider";
import { BlockSchema } from "../schema";
import { isObjectValue, ObjectValue } from "../value";
import { ResourceBehaviour } from "./behaviour";
import { ResourceFacts } from "./facts";
import { isEquivalent, markUnknown, normalizeNulls } from "./normalize";
import { ROOT } from "./place";
import { planBlock } from "./plan-block";
import { PlanDraft } from "./plan-draft";

/** What the plan of a type is computed from. */
export interface Plannable {
  readonly block: BlockSchema;
  readonly facts: ResourceFacts;
  readonly behaviour: Pick<ResourceBehaviour, "suppressDiff" | "normalize" | "customizeDiff">;
}

/** Plans one resource as a provider built on the Terraform plugin SDK v2 does, its imprecisions included. */
export async function planResource(type: Plannable, request: PlanRequest): Promise<PlanResponse> {
  const { prior, proposed, config } = request;
  if (proposed === null) return { planned: null };

  const draft = new PlanDraft(type.facts, type.behaviour, prior, proposed);
  const merged = planBlock(draft, ROOT, { block: type.block, prior, proposed, inSet: false });
  const adjusted = await type.behaviour.customizeDiff?.({
    prior,
    planned: merged,
    config: config ?? proposed,
    requiresReplace: draft.requiresReplace,
  });
  const requiresReplace = adjusted?.requiresReplace ?? draft.requiresReplace;
  const diagnostics = adjusted?.diagnostics;
  const changed = draft.changed || adjusted?.planned !== undefined;
  if (prior !== null && !changed) return { planned: prior, diagnostics };

  const normal = normalizeNulls(adjusted?.planned ?? merged, proposed, type.block, "plan");
  const planned = isObjectValue(normal) ? normal : merged;
  if (prior === null) return { planned: markUnknown(planned, type.block), requiresReplace: [], diagnostics };
  if (isEquivalent(withoutTimeouts(prior), withoutTimeouts(planned))) return { planned: prior, diagnostics };
  return { planned, requiresReplace, diagnostics };
}

function withoutTimeouts({ timeouts, ...rest }: ObjectValue): ObjectValue {
  return timeouts === undefined ? rest : { ...rest, timeouts: null };
}
