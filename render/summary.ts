import { objectOf, textOf } from "../rehearsal/providers/kubernetes/conversion/json";
import { PLACEHOLDER_ENDING } from "./placeholders";
import { Rendering } from "./render";
import { secretNames } from "./secret-names";

/** What a reader of the objects must know: each paragraph a title and its lines. Empty when there is nothing to say. */
export function summaryOf({ objects, placeholders, releases, leftOut }: Rendering): readonly string[] {
  const secrets = objects.flatMap(({ object }) => {
    const namespace = textOf(objectOf(object["metadata"])["namespace"]);
    return secretNames(object).map((name) => (namespace === "" ? name : `${namespace}/${name}`));
  });
  return [
    ...paragraph(
      `known only after an apply; in their place are names that end with ${PLACEHOLDER_ENDING}:`,
      placeholders.map(({ text, stack, expression }) => `${text}\n    is ${expression} of ${stack}`),
    ),
    ...paragraph("secrets that are only named here:", [...new Set(secrets)].sort()),
    ...paragraph(
      "not here, because a chart brings them:",
      releases.map(({ namespace, name, chart, version, repository }) => {
        const from = repository === "" ? "" : ` from ${repository}`;
        return `the objects of release ${namespace}/${name}: chart ${chart}${version === "" ? "" : ` ${version}`}${from}`;
      }),
    ),
    ...paragraph(
      "left out:",
      leftOut.map(({ stack, address, reason }) => `${address} of ${stack}: ${reason}`),
    ),
  ];
}

function paragraph(title: string, entries: readonly string[]): readonly string[] {
  return entries.length === 0 ? [] : [title, ...entries.flatMap((entry) => `  ${entry}`.split("\n"))];
}
