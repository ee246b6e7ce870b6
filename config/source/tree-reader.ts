import {
  Alias,
  Document,
  isAlias,
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  ParsedNode,
  Scalar,
  YAMLMap,
  YAMLSeq,
} from "yaml";
import { ConfigPath, Finding, Location } from "../problems/problem";
import { keyShown, shown } from "../problems/shown";
import { SourceMap } from "./source-map";
import { locationAt } from "./yaml-faults";

/** Values read of one file, those behind aliases counted each time: a bomb of aliases stops here. */
const MAX_VALUES = 20_000;

/** Aliases followed in one file: each one is looked up in the whole tree. */
const MAX_ALIASES = 100;

/** Longest text a value may be, in characters. */
const MAX_TEXT = 4096;

/** Levels of mappings and lists within each other. */
const MAX_DEPTH = 40;

/** Keys that JavaScript gives a meaning of its own. */
const RESERVED_KEYS = new Set(["__proto__", "constructor", "prototype"]);

class TooMuch extends Error {}

/** Turns the tree of a YAML document into plain data, and notes where everything is. */
export class TreeReader {
  /** What is wrong with the tree. */
  public readonly findings: Finding[] = [];

  /** Whether something of the file is not in the data, because it has no name or stands for nothing. */
  public incomplete = false;

  private values = 0;
  private aliases = 0;

  public constructor(
    private readonly document: Document.Parsed,
    private readonly lines: LineCounter,
    private readonly source: SourceMap,
  ) {}

  /** The data of the whole document; undefined, with a finding, when it is not a mapping. */
  public readRoot(): Readonly<Record<string, unknown>> | undefined {
    const root: unknown = this.document.contents;
    if (!isMap(root)) {
      this.findings.push({ path: [], expected: "the keys of an environment", got: rootShown(root) });
      return undefined;
    }
    try {
      return this.readMap(root, []);
    } catch (error) {
      if (!(error instanceof TooMuch)) {
        throw error;
      }
      this.findings.push({ path: [], expected: "an environment", got: error.message });
      return undefined;
    }
  }

  private read(node: unknown, path: ConfigPath): unknown {
    this.values += 1;
    if (this.values > MAX_VALUES) {
      throw new TooMuch(`more than ${MAX_VALUES} values, counting what aliases (*) stand for`);
    }
    if (path.length > MAX_DEPTH) {
      throw new TooMuch(`values nested more than ${MAX_DEPTH} levels deep`);
    }
    if (isAlias(node)) {
      return this.readAlias(node, path);
    }
    if (isMap(node)) {
      return this.readMap(node, path);
    }
    if (isSeq(node)) {
      return this.readSeq(node, path);
    }
    return isScalar(node) ? this.readScalar(node, path) : undefined;
  }

  private readScalar({ value }: Scalar, path: ConfigPath): unknown {
    if (typeof value !== "string" || value.length <= MAX_TEXT) {
      return value;
    }
    this.incomplete = true;
    this.findings.push({
      path,
      expected: `text of at most ${MAX_TEXT} characters`,
      got: `${value.length} characters`,
    });
    return undefined;
  }

  private readAlias(alias: Alias, path: ConfigPath): unknown {
    const target = this.followed(alias);
    if (target === undefined) {
      this.incomplete = true;
      const location = this.locationOf(alias);
      this.findings.push({
        path,
        expected: "an alias (*) of an anchor (&) set before",
        got: "an alias of nothing",
        ...(location === undefined ? {} : { location }),
      });
    }
    return this.read(target, path);
  }

  private readSeq(seq: YAMLSeq, path: ConfigPath): unknown[] {
    return seq.items.map((item, index) => {
      const place = this.locationOf(item) ?? this.source.locate(path);
      this.source.add([...path, index], { value: place });
      return this.read(isPair(item) ? undefined : item, [...path, index]);
    });
  }

  private readMap(map: YAMLMap, path: ConfigPath): Record<string, unknown> {
    const data: Record<string, unknown> = {};
    const seen = new Map<string, Location>();
    for (const pair of map.items) {
      const keyLocation = this.locationOf(pair.key) ?? this.source.locate(path);
      const key = this.readKey(pair.key, path, keyLocation);
      if (key === undefined) {
        continue;
      }
      const first = seen.get(key);
      if (first !== undefined) {
        this.findings.push({
          path: [...path, key],
          expected: "each key once",
          got: `${keyShown(key)} again (line ${first.line} has it first)`,
          location: keyLocation,
        });
        continue;
      }
      seen.set(key, keyLocation);
      const value = this.locationOf(pair.value) ?? keyLocation;
      this.source.add([...path, key], { key: keyLocation, value });
      data[key] = this.read(pair.value, [...path, key]);
    }
    return data;
  }

  private readKey(node: unknown, path: ConfigPath, location: Location): string | undefined {
    const key = isAlias(node) ? this.followed(node) : node;
    if (isScalar(key) && typeof key.value === "string" && !RESERVED_KEYS.has(key.value)) {
      return key.value;
    }
    this.incomplete = true;
    const got = isScalar(key) ? shown(key.value) : "a list or a mapping as a key";
    const number = isScalar(key) && typeof key.value !== "string" && key.value !== null;
    const expected = number ? "text as a key (put it in quotes)" : "a name as a key";
    this.findings.push({ path, expected, got, location });
    return undefined;
  }

  private followed(alias: Alias): unknown {
    this.aliases += 1;
    if (this.aliases > MAX_ALIASES) {
      throw new TooMuch(`more than ${MAX_ALIASES} aliases (*)`);
    }
    return alias.resolve(this.document);
  }

  private locationOf(node: unknown): Location | undefined {
    const range = isParsed(node) ? node.range : undefined;
    return range === undefined || range === null ? undefined : locationAt(range[0], this.lines);
  }
}

function isParsed(node: unknown): node is ParsedNode {
  return isNode(node);
}

function rootShown(root: unknown): string {
  if (root === null || (isScalar(root) && root.value === null)) {
    return "an empty file";
  }
  return isSeq(root) ? "a list" : "one value";
}
