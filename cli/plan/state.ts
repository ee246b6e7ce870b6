import { z } from "zod";
import { PlanBase } from "../../review/identity";
import { parsedJson } from "../../review/parsed-json";

/** What is known of the state of a stack; none of the values in it. */
export interface StackState {
  readonly base: PlanBase["state"];

  /** Whether anything of the stack has been applied. */
  readonly isApplied: boolean;

  /** Names of its outputs. */
  readonly outputs: ReadonlySet<string>;
}

const format = z.object({
  lineage: z.string(),
  serial: z.int().nonnegative(),
  outputs: z.record(z.string(), z.unknown()).default({}),
  resources: z.array(z.object({ mode: z.string().default("managed") })).default([]),
});

/** Nothing has been applied, ever. */
const NO_STATE: StackState = { base: null, isApplied: false, outputs: new Set() };

/**
 * Reads what `terraform state pull` prints.
 *
 * @throws Error for anything else; nothing of it is in the message.
 */
export function readState(text: string): StackState {
  if (text.trim() === "") return NO_STATE;
  const read = format.safeParse(parsedJson(text));
  if (!read.success) throw new Error("what `state pull` printed is no state");
  const { lineage, serial, outputs, resources } = read.data;
  const names = Object.keys(outputs);
  return {
    base: { lineage, serial },
    isApplied: names.length > 0 || resources.some(({ mode }) => mode === "managed"),
    outputs: new Set(names),
  };
}
