import { Undecided } from "../../model";
import { between, code, count, prose, Words } from "../text";
import { Row } from "./row";

/** Places that a row names itself; the JSON report has all of them. */
const NAMED = 12;

/** A rule that could not judge everything, as a row. */
export function undecidedRow({ rule, title, places }: Undecided): Row {
  const named = places
    .slice(0, NAMED)
    .map(({ address, stack, attribute, source }): Words => [
      code(address ?? stack),
      ...(attribute === undefined ? [] : [" ", code(attribute)]),
      ...(source === undefined ? [] : [" at ", code(`${source.file}:${String(source.line)}`)]),
    ]);
  const more = places.length - named.length;
  return {
    mark: "note",
    label: "cannot tell",
    title: [code(rule), " ", ...prose(title)],
    notes: () => [between(more > 0 ? [...named, [count(more, "more place")]] : named, ", ")],
    origin: {},
    details: () => [],
    likeness: () => rule,
  };
}
