import { isPlanList, Part } from "../changes/values";
import { PlanValue } from "../plan/value";
import { goesDown } from "./goes-down";

/** Options of programs that say for how long something is kept; `find` deletes what is older. */
const KEEPS = /^-{1,2}(mtime|mmin|ctime|atime|older-than|max-age|keep[a-z-]*|[a-z.-]*retention[a-z.-]*)$/i;

/** What a command keeps less of: `-mtime +90` that becomes `-mtime +30`, or `--retention=30d` that becomes 7 days. */
export function shorterArguments(
  before: readonly PlanValue[],
  after: readonly PlanValue[],
): readonly { readonly rule: "SDI-D06"; readonly what: string }[] {
  const [old, now] = [optionsOf(before), optionsOf(after)];
  return [...old].flatMap(([name, was]) => {
    const will = now.get(name);
    if (will === undefined || !goesDown(was, will)) return [];
    return [{ rule: "SDI-D06", what: `keeps less: \`${name}\` goes down from ${was} to ${will}` }];
  });
}

/** Values of the options that keep something, by their names. */
function optionsOf(list: Part): ReadonlyMap<string, string> {
  const options = new Map<string, string>();
  if (!isPlanList(list)) return options;
  list.forEach((item, at) => {
    if (typeof item !== "string") return;
    const [name = "", inline] = item.split("=", 2);
    const next = list[at + 1];
    const value = inline ?? (typeof next === "string" ? next : undefined);
    if (KEEPS.test(name) && value !== undefined && !options.has(name)) options.set(name, value);
  });
  return options;
}
