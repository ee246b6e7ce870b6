import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse, parseDocument, stringify, visit } from "yaml";
import { Environment, readEnvironmentText } from "../../../config";
import { translate } from "../../../config/translate";
import { PROJECT } from "../../support/cli";

const PROD = readFileSync(join(PROJECT, "config/environments/tencent-prod.yaml"), "utf8");
const DATA = parse(PROD);

function inBrackets(): string {
  const document = parseDocument(PROD);
  visit(document, { Collection: (_, node) => void (node.flow = true) });
  return document.toString();
}

/** Commas at the beginning of lines, of which edits go through the library that writes the file anew. */
const COMMAS_FIRST = PROD.replace(
  /^cloud:\n(?: {2}.*\n)+/m,
  `cloud: {
  kind: tencent # a1
  , region: ap-shanghai # a2
  , zone: ap-shanghai-5 # a3
}
`,
);

const FORMS: readonly (readonly [form: string, text: string])[] = [
  ["JSON on one line", JSON.stringify(DATA)],
  ["JSON over many lines", JSON.stringify(DATA, null, 2)],
  ["JSON indented with tabs", JSON.stringify(DATA, null, "\t")],
  ["brackets with comments in them", inBrackets()],
  ["quotes", stringify(DATA, { defaultKeyType: "QUOTE_SINGLE", defaultStringType: "QUOTE_DOUBLE" })],
  ["explicit keys", PROD.replace("  region: ap-shanghai\n", "  ? region # k\n  : ap-shanghai # v\n")],
  [
    "gaps at unusual places",
    PROD.replace("cloud:\n", "cloud: # a\n\n  # b\n")
      .replace("  zone:", "  zone : # c\n   ")
      .replace("tags:", "tags  :"),
  ],
  ["no gaps", PROD.replace(/ *#.*$/gm, "").replace(/\n\n+/g, "\n")],
  ["commas at the beginning of lines", COMMAS_FIRST],
  ["commas at the beginning of lines, and lines that end with CRLF", COMMAS_FIRST.replaceAll("\n", "\r\n")],
  ["no end of the last line", PROD.trimEnd()],
  ["another indentation", stringify(DATA, { indent: 7, indentSeq: false })],
];

function environmentOf(text: string): Environment {
  const { environment, problems } = readEnvironmentText(text, "tencent-prod.yaml");
  if (environment === undefined) throw new Error(JSON.stringify(problems));
  return environment;
}

const comments = (text: string): string[] => (text.match(/# .*$/gm) ?? []).sort();

describe.each(["alibaba", "local"] as const)("an environment file on its way to %s", (to) => {
  const translated = (text: string) =>
    translate({ text, environment: environmentOf(text), to, name: `${to}-prod` });

  test.each(FORMS)("means the same and has the same comments when it is written with %s", (_, text) => {
    const { problems, ...result } = translated(text);
    expect(problems).toEqual([]);
    expect(parse(result.text)).toEqual(parse(translated(PROD).text));
    expect(comments(result.text)).toEqual(comments(text));
    const end = text.includes("\r\n") ? "\r\n" : "\n";
    expect(result.text.match(/\r?\n/g)?.filter((each) => each !== end) ?? []).toEqual([]);
  });
});
