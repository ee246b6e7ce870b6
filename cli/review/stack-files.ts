import { existsSync, readFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { readStacks, STACK_FILE } from "../../rehearsal/run/stacks";
import { PlannedStack } from "../../review/reviewed-stack";
import { badInput } from "../errors/known-error";
import { readPlanFile, STANDARD_INPUT } from "./read-file";
import { programInputs } from "./review-inputs";

/** A plan that was named on the command line. */
interface NamedPlan {
  readonly stack: string;
  readonly file: string;
}

/** What a stack is called after its file: `prod-network.tfplan.json` gives `prod-network`. */
function stackName(file: string): string {
  return (
    basename(file)
      .replace(/\.json$/i, "")
      .replace(/[.-]?(tf)?plan$/i, "") || basename(file)
  );
}

/**
 * Takes `FILE` and `STACK=FILE`, each stack once.
 *
 * @throws KnownError when two plans would be of the same stack.
 */
export function namedPlans(args: readonly string[], folder: string): readonly NamedPlan[] {
  const plans = args.map((arg) => {
    const named = /^([A-Za-z0-9._-]{1,100})=(.+)$/.exec(arg);
    if (named === null || existsSync(resolve(folder, arg))) {
      return { stack: arg === STANDARD_INPUT ? "stack" : stackName(arg), file: arg };
    }
    return { stack: named[1] ?? "", file: named[2] ?? "" };
  });
  plans.forEach(({ stack, file }, at) => {
    const first = plans.findIndex((each) => each.stack === stack);
    if (first !== at) {
      throw badInput(
        `${plans[first]?.file} and ${file} would both be the plan of stack '${stack}'; name them: NAME=FILE`,
      );
    }
  });
  return plans;
}

/** A synthesized program: its stacks in the order of their application, and what is in them. */
export interface Program {
  readonly order: readonly string[];

  /** The `cdk.tf.json` of a stack; undefined when the program has no such stack. */
  textOf(stack: string): string | undefined;
}

/** Reads a synthesized program; nothing when there is none and none was asked for. */
export function readProgram(folder: string, asked: boolean): Program | undefined {
  if (!asked && !existsSync(join(folder, "manifest.json"))) return undefined;
  const stacks = new Map(readStacks(folder).map((stack) => [stack.name, stack]));
  return {
    order: [...stacks.keys()],
    textOf(name) {
      const stack = stacks.get(name);
      return stack && readFileSync(join(stack.folder, STACK_FILE), "utf8");
    },
  };
}

/** What plans are read with. */
export interface PlanReading {
  /** The program as it was planned. */
  readonly program?: Program | undefined;

  /** The program as it was applied last. */
  readonly applied?: Program | undefined;

  /** Key of the marks of masked values. */
  readonly key?: Uint8Array | undefined;
}

/** Reads every plan. Those of a program that is known come in the order of their application. */
export function readPlannedStacks(
  plans: readonly NamedPlan[],
  folder: string,
  { program, applied, key }: PlanReading,
): readonly PlannedStack[] {
  const place = (name: string): number => {
    const at = program?.order.indexOf(name) ?? -1;
    return at < 0 ? Number.MAX_SAFE_INTEGER : at;
  };
  return [...plans]
    .sort((a, b) => place(a.stack) - place(b.stack))
    .map(({ stack, file }) => {
      const text = program?.textOf(stack);
      return {
        name: stack,
        plan: readPlanFile(file === STANDARD_INPUT ? file : resolve(folder, file), file, key),
        ...(text === undefined ? {} : programInputs(text, applied?.textOf(stack))),
      };
    });
}
