import { Document, LineCounter, parseDocument } from "yaml";
import { Finding } from "../problems/problem";
import { SourceMap } from "./source-map";
import { TreeReader } from "./tree-reader";
import { TOO_DEEP, yamlFaults } from "./yaml-faults";

/** A YAML file as plain data, and where its parts are. */
export interface YamlSource {
  /** The data; undefined when the file is not one YAML mapping, which `findings` then tell. */
  readonly data?: Readonly<Record<string, unknown>>;

  /** Whether something of the file is not in the data; `findings` tell what. */
  readonly incomplete: boolean;

  /** Where keys and values are. */
  readonly source: SourceMap;

  /** What is wrong with the file as YAML. */
  readonly findings: readonly Finding[];
}

type Parsed = { readonly document: Document.Parsed } | { readonly finding: Finding };

/** Deepest run of opening brackets that is parsed at all: the parser's own work grows fast with it. */
const MAX_OPEN_BRACKETS = 100;

function parse(text: string, lineCounter: LineCounter): Parsed {
  if (new RegExp(`([\\[{]\\s*){${MAX_OPEN_BRACKETS}}`).test(text)) {
    return { finding: { path: [], ...TOO_DEEP } };
  }
  try {
    const options = { version: "1.2", prettyErrors: false, uniqueKeys: false, lineCounter } as const;
    return { document: parseDocument(text, options) };
  } catch (error) {
    if (error instanceof RangeError) {
      return { finding: { path: [], ...TOO_DEEP } };
    }
    throw error;
  }
}

/** Reads a text as YAML: one mapping, with text as keys, and nothing in it that YAML alone could explain. */
export function readYaml(text: string): YamlSource {
  const lines = new LineCounter();
  const parsed = parse(text, lines);
  const source = new SourceMap();
  if ("finding" in parsed) {
    return { source, incomplete: true, findings: [parsed.finding] };
  }
  const { document } = parsed;
  const faults = yamlFaults(document, lines);
  if (faults.length > 0) {
    return { source, incomplete: true, findings: faults };
  }
  const reader = new TreeReader(document, lines, source);
  const data = reader.readRoot();
  const { findings, incomplete } = reader;
  return { source, findings, incomplete, ...(data === undefined ? {} : { data }) };
}
