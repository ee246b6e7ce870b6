import { actionOf } from "../changes";
import { partAt } from "../changes/attributes";
import { readablePath } from "../changes/label";
import { Finding, Origin, ValuePath } from "../model";
import { Plan, PlannedResource } from "../plan/plan";
import { PlanValue } from "../plan/value";
import { Allowance, allowanceOf } from "./allowance";
import { holdsOf } from "./holds";
import { Neighbours } from "./neighbours";
import { losesProtection, ProtectedBlocks } from "./program";
import { weakenings } from "./protection";
import { moveCode } from "./move-code";
import { Rename, renamesIn } from "./renames";
import { backsUp } from "./snapshot-policies";

/** A stack to guard. */
export interface GuardedStack {
  readonly name: string;
  readonly plan: Plan;

  /** Where something at an address comes from, the most important attribute first. */
  readonly originOf: (
    address: string,
    attributes?: readonly ValuePath[],
  ) => Origin & { readonly address: string };

  /**
   * What the configuration protects: as it was applied last, and as it was planned.
   *
   * @default - not at hand: nothing is said of `prevent_destroy`.
   */
  readonly program?: { readonly before: ProtectedBlocks; readonly after: ProtectedBlocks } | undefined;
}

/** What is lost, or may be, by applying plans; with the allowances that fit, and without a word on what holds nothing. */
export function guardFindings(
  stacks: readonly GuardedStack[],
  neighbours: Neighbours,
  allowances: readonly Allowance[] = [],
): readonly Finding[] {
  const allowance = allowanceOf(stacks, allowances);
  const found = stacks.flatMap((stack) => new StackGuard(stack, neighbours).findings());
  return [...found.map((finding) => allowance.apply(finding)), ...allowance.unused()];
}

class StackGuard {
  private readonly renames: ReadonlyMap<PlannedResource, Rename>;

  public constructor(
    private readonly stack: GuardedStack,
    private readonly neighbours: Neighbours,
  ) {
    this.renames = new Map(renamesIn(stack.plan.resources).map((rename) => [rename.from, rename]));
  }

  public findings(): readonly Finding[] {
    return [...this.stack.plan.resources].sort(byAddress).flatMap((resource) => {
      if (resource.mode !== "managed") return [];
      return [...this.ofAction(resource), ...this.ofProtection(resource)];
    });
  }

  private ofAction(resource: PlannedResource): readonly Finding[] {
    const action = actionOf(resource);
    if (action !== "delete" && action !== "replace" && action !== "forget") return [];
    const rename = this.renames.get(resource);
    const holds = holdsOf(resource, this.neighbours);
    if (rename !== undefined) return [this.ofRename(rename, holds)];
    if (holds === undefined)
      return action !== "replace" && backsUp(resource.type) ? [this.ofBackup(resource)] : [];
    if (action === "forget") return [this.ofForget(resource, holds)];
    return [action === "delete" ? this.ofDelete(resource, holds) : this.ofReplace(resource, holds)];
  }

  private ofDelete(resource: PlannedResource, holds: string): Finding {
    const { address, actionReason, deposed } = resource;
    const what = deposed === undefined ? "" : ", an object that a failed replacement has left behind,";
    return this.finding(resource, "SDI-D01", "block", {
      message: `\`${address}\`${what} is deleted. It holds ${holds}.${WHY_GONE[actionReason ?? ""] ?? ""}`,
      fix: `Keep it in the program; to let Terraform forget it without deleting it, write a removed block with destroy = false. ${ALLOW}`,
    });
  }

  private ofReplace(resource: PlannedResource, holds: string): Finding {
    const { address, actions, actionReason, replacePaths, before, after } = resource;
    const forcing = replacePaths.map((path) => `\`${readablePath(before, after, path)}\``).join(", ");
    const why =
      forcing === "" ? (WHY_REPLACED[actionReason ?? ""] ?? "") : ` It is replaced because of ${forcing}.`;
    const kept = actions.includes("forget");
    return this.finding(
      resource,
      "SDI-D02",
      "block",
      {
        message: `\`${address}\` is ${kept ? "made anew beside the old one, which is forgotten with" : "deleted and made anew, without"} what it holds: ${holds}.${why}`,
        fix: `${forcing === "" ? "Find out what asks for it, and leave the object as it is" : `Leave ${forcing} as ${replacePaths.length === 1 ? "it is" : "they are"}, or make a second one beside it and copy what it holds`}. ${ALLOW}`,
      },
      [...replacePaths].sort((a, b) => Number(isSet(after, b)) - Number(isSet(after, a))),
    );
  }

  private ofForget(resource: PlannedResource, holds: string): Finding {
    return this.finding(resource, "SDI-D03", "block", {
      message: `\`${resource.address}\` is forgotten: it stays, costs and holds ${holds}, and Terraform knows nothing of it any more.`,
      fix: `Keep it in the program, or write down its id and who takes care of it. ${ALLOW}`,
    });
  }

  private ofBackup(resource: PlannedResource): Finding {
    return this.finding(resource, "SDI-D07", "warn", {
      message: `\`${resource.address}\` goes, which makes backups or says of what they are made.`,
      fix: "Keep it, or make sure that something else makes the backups.",
    });
  }

  private ofRename(rename: Rename, holds: string | undefined): Finding {
    const { from, to } = rename;
    const loss = holds === undefined ? "" : ` It holds ${holds}.`;
    return this.finding(from, "SDI-D08", holds === undefined ? "warn" : "block", {
      message: `\`${from.address}\` is deleted and \`${to.address}\` created, which is the same but for its name.${loss}`,
      fix: `If it is the same, move it: call \`moveFromId("${from.address}")\` on the construct of \`${to.address}\`, or write a moved block.${holds === undefined ? "" : ` ${ALLOW}`}`,
      ...moveCode(rename, this.stack.originOf(to.address).constructPath),
    });
  }

  private ofProtection(resource: PlannedResource): readonly Finding[] {
    const { program } = this.stack;
    const action = actionOf(resource);
    const found: Finding[] = [];
    if (
      program !== undefined &&
      action !== "create" &&
      losesProtection(resource, program.before, program.after)
    ) {
      const goes = action === "delete" || action === "replace";
      found.push(
        this.finding(resource, "SDI-D04", goes ? "block" : "warn", {
          message: `\`${resource.address}\` loses prevent_destroy${goes ? " by the same change that lets it go" : ": the next plan may delete it"}.`,
          fix: goes
            ? `Take the protection away first, and let somebody look at that. ${ALLOW}`
            : "Keep prevent_destroy.",
        }),
      );
    }
    if (action !== "update" && action !== "replace") return found;
    for (const { rule, path, what } of weakenings(resource)) {
      const lossy = rule === "SDI-D06";
      const attribute = readablePath(resource.before, resource.after, path);
      const text = {
        message: `\`${resource.address}\` ${what}.${lossy ? " What is older goes at once." : ""}`,
        fix: lossy ? `Keep it as it is. ${ALLOW}` : "Keep it as it is.",
        attribute,
      };
      found.push(this.finding(resource, rule, lossy ? "block" : "warn", text, [path]));
    }
    return found;
  }

  private finding(
    { address }: PlannedResource,
    rule: string,
    severity: Finding["severity"],
    text: Pick<Finding, "message" | "fix" | "attribute" | "code">,
    attributes: readonly ValuePath[] = [],
  ): Finding {
    return { ...this.stack.originOf(address, attributes), rule, severity, question: "data", ...text };
  }
}

/** Whether a value is set to something that is known: what is written says more of the reason than what follows from it. */
function isSet(value: PlanValue, path: ValuePath): boolean {
  const part = partAt(value, path);
  return typeof part !== "symbol" && part !== null;
}

function byAddress(a: PlannedResource, b: PlannedResource): number {
  const [left, right] = [a, b].map(({ address, deposed = "" }) => `${address} ${deposed}`);
  return left === right ? 0 : (left ?? "") < (right ?? "") ? -1 : 1;
}

const ALLOW = "If it is meant, allow it with `--allow-loss` and a reason, for this plan only.";

const WHY_GONE: Readonly<Record<string, string>> = {
  delete_because_no_resource_config:
    " Its block is not in the program any more, and what protected it went with the block.",
  delete_because_no_module: " Its module is not in the program any more.",
  delete_because_count_index: " The count is lower than its number.",
  delete_because_each_key: " Its key is not there any more.",
  delete_because_wrong_repetition: " Its block has count or for_each now, or no longer.",
  delete_because_no_move_target: " A moved block leads to nothing.",
};

const WHY_REPLACED: Readonly<Record<string, string>> = {
  replace_because_tainted: " It is replaced because it is tainted: making it once has failed.",
  replace_by_request: " It is replaced because somebody asked for it with -replace.",
  replace_by_triggers: " It is replaced because something in its replace_triggered_by changes.",
};
