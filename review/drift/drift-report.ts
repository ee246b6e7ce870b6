import { outputChangesOf } from "../changes";
import { Drift, DriftReport, DriftStack, DriftVerdict, OutputChange } from "../model";
import { ConstructPaths, Origins, SourceOf } from "../origin";
import { Plan } from "../plan/plan";
import { driftOf } from "./index";

/** A stack that was compared with what is there. */
export interface ComparedStack {
  readonly name: string;

  /** A plan that only refreshes. */
  readonly plan: Plan;

  /** The plan of the next apply, or why there is none. */
  readonly next: Plan | { readonly failed: string };

  /**
   * Constructs of its program.
   *
   * @default - the program is not at hand, and no construct is named.
   */
  readonly constructPaths?: ConstructPaths | undefined;
}

/** A stack that was not compared. */
interface OtherStack {
  readonly name: string;
  readonly status: Exclude<DriftStack["status"], { readonly kind: "compared" }>;
}

/** What is reported of. */
export interface DriftInput {
  /** In the order of their application. */
  readonly stacks: readonly (ComparedStack | OtherStack)[];

  /**
   * Name of the environment.
   *
   * @default - stacks of somebody else's.
   */
  readonly environment?: string | undefined;

  /**
   * Lines of the environment file behind constructs.
   *
   * @default - there is no such file.
   */
  readonly sourceOf?: SourceOf | undefined;
}

interface Part {
  readonly stack: DriftStack;
  readonly drift: readonly Drift[];
  readonly outputs: readonly OutputChange[];
}

/** Says what was changed outside Terraform. The same plans give the same report. */
export function driftReport({ stacks, environment, sourceOf }: DriftInput): DriftReport {
  const parts = stacks.map((stack) => partOf(stack, sourceOf));
  const drift = parts.flatMap((part) => part.drift);
  return {
    format: 1,
    kind: "drift",
    ...(environment === undefined ? {} : { environment }),
    verdict: verdictOf(parts, drift),
    stacks: parts.map(({ stack }) => stack),
    drift,
    outputs: parts.flatMap(({ outputs }) => outputs),
  };
}

function partOf(stack: ComparedStack | OtherStack, sourceOf: SourceOf = () => undefined): Part {
  const { name } = stack;
  if (!("plan" in stack)) {
    return { stack: { name, status: stack.status }, drift: [], outputs: [] };
  }
  const { plan, next, constructPaths = new Map() } = stack;
  const all = [...plan.resources, ...plan.drift];
  const origins = new Origins(name, all, constructPaths, sourceOf);
  const originOf = (...[address, paths]: Parameters<Origins["of"]>) => origins.of(address, paths);
  const drift = driftOf(plan, originOf, "failed" in next ? "unknown" : next);
  const drifted = new Set(drift.map(({ address }) => address));
  const { terraformVersion } = plan;
  return {
    stack: {
      name,
      status:
        plan.errored === true
          ? { kind: "failed", message: "comparing ended with an error" }
          : { kind: "compared" },
      terraformVersion,
      ...("failed" in next ? { nextFailed: next.failed } : { unchanged: asLeft(next, drifted) }),
    },
    drift: [...drift].sort((a, b) => (a.address < b.address ? -1 : 1)),
    outputs: [...outputChangesOf(plan, name)].sort((a, b) => (a.name < b.name ? -1 : 1)),
  };
}

/** Resources that are there and have not drifted. A plan that only refreshes does not list them. */
function asLeft({ resources }: Plan, drifted: ReadonlySet<string>): number {
  return resources.filter(
    ({ mode, before, deposed, address, previousAddress = address }) =>
      mode === "managed" && before !== null && deposed === undefined && !drifted.has(previousAddress),
  ).length;
}

function verdictOf(parts: readonly Part[], drift: readonly Drift[]): DriftVerdict {
  if (parts.some(({ stack }) => stack.status.kind === "failed")) return "failed";
  if (drift.some(({ sort }) => sort === "dangerous")) return "dangerous";
  return drift.some(({ sort }) => sort !== "noise") ? "drift" : "no-drift";
}
