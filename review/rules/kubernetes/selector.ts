import { Part } from "../engine/part";

/** Whether labels are selected; `unknown` when that depends on what is not known. */
export type Match = "yes" | "no" | "unknown";

/** Asks a map of labels, as in `match_labels` and the selectors of services. */
export function matchesLabels(wanted: Part, labels: Part): Match {
  if (wanted.isUnknown || labels.isUnknown) return "unknown";
  let match: Match = "yes";
  for (const [name, value] of wanted.entries()) {
    const label = labels.at(name);
    if (value.isUnknown || label.isUnknown) match = "unknown";
    else if (String(value.value) !== String(label.value ?? "")) return "no";
  }
  return match;
}

/** Asks a selector with `match_labels` and `match_expressions`; an empty one selects everything. */
export function matchesSelector(selector: Part, labels: Part): Match {
  if (selector.isUnknown) return "unknown";
  const byLabels = matchesLabels(selector.at("match_labels"), labels);
  if (byLabels === "no" || selector.at("match_expressions").isAbsent) return byLabels;
  return "unknown";
}
