import { actionOf } from "../changes";
import { readablePath } from "../changes/label";
import { GuardedStack } from "../guard";
import { Finding } from "../model";
import { PlannedResource } from "../plan/plan";
import { Opening, openings } from "./openings";

/** A stack whose ways in are looked at. */
export type ExposedStack = Pick<GuardedStack, "name" | "plan" | "originOf">;

/**
 * What plans open: what is to be reached by somebody who could not before. Rules judge what will be, these findings tell
 * what becomes different; where a rule blocks the same resource already, nothing is said twice.
 *
 * @param others - findings of rules.
 */
export function exposureFindings(
  stacks: readonly ExposedStack[],
  others: readonly Finding[],
): readonly Finding[] {
  const told = new Set(
    others
      .filter(({ question, severity }) => question === "exposure" && severity === "block")
      .map(({ stack, address }) => `${stack} ${address ?? ""}`),
  );
  return stacks.flatMap((stack) =>
    [...stack.plan.resources]
      .sort((a, b) => (a.address < b.address ? -1 : 1))
      .filter((resource) => opensNow(resource) && !told.has(`${stack.name} ${resource.address}`))
      .flatMap((resource) =>
        openings(resource.before, resource.after).map((each) => findingOf(stack, resource, each)),
      ),
  );
}

function opensNow(resource: PlannedResource): boolean {
  const action = actionOf(resource);
  return resource.mode === "managed" && (action === "create" || action === "update" || action === "replace");
}

function findingOf(
  stack: ExposedStack,
  { address, before, after }: PlannedResource,
  { to, path, what }: Opening,
): Finding {
  return {
    ...stack.originOf(address, [path]),
    rule: to === "internet" ? "SDI-E01" : "SDI-E02",
    severity: to === "internet" ? "warn" : "note",
    question: "exposure",
    message: `\`${address}\` ${what}.`,
    fix: "If it is meant, nothing; otherwise leave it closed, or name fewer ranges.",
    attribute: readablePath(before, after, path),
  };
}
