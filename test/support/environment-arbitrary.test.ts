import fc from "fast-check";
import { stringify } from "yaml";
import { readEnvironmentText } from "../../config";
import { parityRows } from "../../config/parity";
import { CLOUD_KINDS } from "../../constructs/contracts/cloud-kind";
import { environmentData } from "./environment-arbitrary";

/** The fields of plain data, each as the pattern of one: names of somebody's choice are tried with every part. */
function isWritten(field: string, data: unknown): boolean {
  const reach = ([part, ...rest]: readonly string[], value: unknown): boolean => {
    if (part === undefined) return value !== undefined;
    if (typeof value !== "object" || value === null) return false;
    if (part === "*" || part === "[]") return Object.values(value).some((inner) => reach(rest, inner));
    return Object.entries(value).some(([key, inner]) => key === part && reach(rest, inner));
  };
  return reach(field.replaceAll("[]", ".[]").split("."), data);
}

describe("generated environments", () => {
  test.each(CLOUD_KINDS)("that load have every field which %s honours, some of them", (kind) => {
    const loaded = fc
      .sample(environmentData(kind), { numRuns: 400, seed: 6 })
      .filter((data) => readEnvironmentText(stringify(data), `${kind}-prod.yaml`).environment !== undefined);
    const never = parityRows()
      .filter(({ cells }) => cells.get(kind)?.honours !== "refused")
      .map(({ field }) => field)
      .filter((field) => !loaded.some((data) => isWritten(field, data)));
    expect(never).toEqual([]);
  });
});
