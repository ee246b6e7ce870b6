import { Plan, PlannedResource } from "../plan/plan";
import { Part } from "./engine/part";
import { KnownResource, World } from "./engine/world";

/** A stack that was planned. */
export interface PlanOfStack {
  readonly name: string;
  readonly plan: Plan;
}

/** What rules see of plans: what there will be after the apply. What does not change explains, and is not judged. */
export function worldOfPlans(stacks: readonly PlanOfStack[]): World {
  return new World(
    "review",
    stacks.map(({ name }) => ({ name })),
    stacks.flatMap(({ name, plan }) => plan.resources.flatMap((each) => resourceOf(name, each))),
  );
}

function resourceOf(stack: string, planned: PlannedResource): readonly KnownResource[] {
  const { address, mode, type, after, actions, deposed, importId } = planned;
  // An object that a failed replacement has left behind only goes.
  if (after === null || deposed !== undefined || actions.includes("forget")) return [];
  const isUnchanged = actions.every((action) => action === "no-op" || action === "read");
  const judged = !isUnchanged || importId !== undefined;
  return [{ stack, address, mode, type, body: new Part(after, ""), judged }];
}
