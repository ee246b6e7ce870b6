import { Document, LineCounter, YAMLError } from "yaml";
import { Finding, Location } from "../problems/problem";
import { withoutSecrets } from "../problems/secrets";

/** Faults reported of one file that is not YAML: what follows the first few is noise. */
const MAX_FAULTS = 5;

type Wording = Pick<Finding, "expected" | "got">;

const WORDINGS: Readonly<Partial<Record<YAMLError["code"], Wording>>> = {
  MULTIPLE_DOCS: { expected: "one document", got: "a second one" },
  TAB_AS_INDENT: { expected: "spaces at the start of a line", got: "a tab" },
  TAG_RESOLVE_FAILED: { expected: "a value without a tag", got: "a tag (!…)" },
  KEY_OVER_1024_CHARS: { expected: "a short key", got: "one of more than 1024 characters" },
};

/** What is said of a file whose values are nested deeper than anybody means. */
export const TOO_DEEP: Wording = { expected: "values nested a few levels deep", got: "hundreds of levels" };

/** Place of an offset in the text. */
export function locationAt(offset: number, lines: LineCounter): Location {
  const { line, col } = lines.linePos(offset);
  return { line: Math.max(line, 1), column: Math.max(col, 1) };
}

function wording({ code, message }: YAMLError): Wording {
  const [firstLine = ""] = message.split("\n");
  if (/call stack/i.test(firstLine)) {
    return TOO_DEEP;
  }
  return (
    WORDINGS[code] ?? {
      expected: "valid YAML",
      got: `what its parser calls "${withoutSecrets(firstLine).replace(/[:.]+$/, "")}"`,
    }
  );
}

/** What keeps a text from being YAML, as far as its parser says. After a tab it only guesses. */
export function yamlFaults(document: Document.Parsed, lines: LineCounter): Finding[] {
  const faults = [...document.errors, ...document.warnings];
  const tab = faults.findIndex(({ code }) => code === "TAB_AS_INDENT");
  return faults.slice(0, tab < 0 ? MAX_FAULTS : tab + 1).map((fault) => ({
    path: [],
    ...wording(fault),
    location: locationAt(fault.pos[0], lines),
  }));
}
