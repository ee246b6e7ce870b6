import { z } from "zod";
import { toJson } from "../rehearsal/cluster/json";
import { Json } from "../rehearsal/cluster/kubernetes-api";
import { OutputsError } from "./render-error";

const OUTPUTS = z.record(z.string(), z.object({ value: z.unknown() }));

/**
 * The outputs of a stack by name.
 *
 * @param text what `terraform output -json` prints.
 * @param file where it was read from, for errors.
 * @throws OutputsError when it is something else.
 */
export function readOutputs(text: string, file: string): Readonly<Record<string, Json>> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new OutputsError(file);
  }
  const parsed = OUTPUTS.safeParse(json);
  if (!parsed.success) throw new OutputsError(file);
  return Object.fromEntries(Object.entries(parsed.data).map(([name, { value }]) => [name, toJson(value)]));
}
