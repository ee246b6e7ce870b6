import { z } from "zod";
import { ConfigPath, Finding } from "./problems/problem";
import { isSecretKey, looksLikeSecret } from "./problems/secrets";
import { HIDDEN, keyShown, shown } from "./problems/shown";
import { suggest } from "./problems/suggest";

type Issue = z.core.$ZodIssue;

const TYPE_WORDS: Readonly<Record<string, string>> = {
  object: "keys and values",
  record: "keys and values",
  array: "a list",
  string: "text",
  boolean: "true or false",
};

/** What schemas say when they are not told to say something. */
const OWN_WORDS = /^(Invalid|Too|Unrecognized)\b/;

/** The value at a path within plain data; undefined when there is none. */
export function valueAt(data: unknown, path: ConfigPath): unknown {
  return path.reduce<unknown>((value, key) => {
    if (typeof value !== "object" || value === null) {
      return undefined;
    }
    return Object.getOwnPropertyDescriptor(value, key)?.value;
  }, data);
}

function listed(words: readonly string[]): string {
  const some = words.slice(0, 20);
  return words.length > some.length ? `${some.join(", ")}, …` : some.join(", ");
}

function configPath(path: readonly PropertyKey[]): ConfigPath {
  return path.filter((key) => typeof key !== "symbol");
}

/** Turns what the schema says of a file into findings. */
export class SchemaFindings {
  /**
   * @param data - the whole file as plain data.
   * @param keysOf - the keys a schema knows at a path, for suggestions.
   */
  public constructor(
    private readonly data: unknown,
    private readonly keysOf: (path: ConfigPath) => readonly string[],
  ) {}

  /** The findings behind `issues`, whose paths start at `base`. */
  public of(issues: readonly Issue[], base: ConfigPath = []): Finding[] {
    return issues.flatMap((issue) => this.ofIssue(issue, [...base, ...configPath(issue.path)]));
  }

  private ofIssue(issue: Issue, path: ConfigPath): Finding[] {
    switch (issue.code) {
      case "unrecognized_keys":
        return issue.keys.map((key) => this.unknownKey(path, key));
      case "invalid_union":
        return this.ofUnion(issue, path);
      case "invalid_key":
        return [this.wrongKey(path, issue.issues[0]?.message ?? "another key")];
      case "invalid_value":
        return [this.wrongWord(path, issue.values.map(String))];
      case "custom":
      case "invalid_element":
      case "invalid_format":
      case "invalid_type":
      case "not_multiple_of":
      case "too_big":
      case "too_small":
        return [this.wrongValue(issue, path)];
    }
  }

  private unknownKey(parent: ConfigPath, key: string): Finding {
    const path = [...parent, key];
    const value = valueAt(this.data, path);
    if (isSecretKey(key) && typeof value !== "object") {
      return secretFinding(path);
    }
    const allowed = this.keysOf(parent);
    const suggestion = suggest(key, allowed);
    return {
      path,
      at: "key",
      expected: allowed.length === 0 ? "no such key" : `one of the keys ${listed(allowed)}`,
      got: keyShown(key),
      allowed,
      ...(suggestion === undefined ? {} : { suggestion }),
    };
  }

  private wrongKey(path: ConfigPath, expected: string): Finding {
    const key = path[path.length - 1];
    return { path, at: "key", expected, got: shown(key) };
  }

  private wrongWord(path: ConfigPath, allowed: readonly string[]): Finding {
    const got = valueAt(this.data, path);
    const suggestion = typeof got === "string" ? suggest(got, allowed) : undefined;
    const expected = allowed.length === 1 ? listed(allowed) : `one of ${listed(allowed)}`;
    return {
      path,
      expected,
      got: shown(got, path[path.length - 1]),
      allowed,
      ...(suggestion === undefined ? {} : { suggestion }),
    };
  }

  private wrongValue(issue: Issue, path: ConfigPath): Finding {
    const got = valueAt(this.data, path);
    const type = issue.code === "invalid_type" ? TYPE_WORDS[issue.expected] : undefined;
    const ownWords = OWN_WORDS.test(issue.message) || issue.message === "";
    const expected = ownWords ? (type ?? "another value") : issue.message;
    const unquoted =
      issue.code === "invalid_type" && issue.expected === "string" && /^(number|boolean)$/.test(typeof got);
    return {
      path,
      expected: unquoted ? `${expected}, in quotes` : expected,
      got: shown(got, path[path.length - 1]),
    };
  }

  private ofUnion(issue: z.core.$ZodIssueInvalidUnion, path: ConfigPath): Finding[] {
    if (issue.discriminator !== undefined) {
      return [this.wrongWord(path, "options" in issue ? (issue.options ?? []).map(String) : [])];
    }
    const branch = this.intendedBranch(issue.errors, path);
    const known = this.keysOf(path);
    const mixed = branch?.some(
      (inner) => inner.code === "unrecognized_keys" && inner.keys.some((key) => known.includes(key)),
    );
    return branch === undefined || mixed === true ? [this.wrongValue(issue, path)] : this.of(branch, path);
  }

  /** The one branch that fits the keys that are written; undefined when they fit none or several equally. */
  private intendedBranch(branches: readonly Issue[][], path: ConfigPath): Issue[] | undefined {
    const value = valueAt(this.data, path);
    if (typeof value !== "object" || value === null) {
      return undefined;
    }
    const misfits = branches.map(
      (issues) => issues.flatMap((issue) => (issue.code === "unrecognized_keys" ? issue.keys : [])).length,
    );
    const least = Math.min(...misfits);
    const best = branches.filter((_, index) => misfits[index] === least);
    return best.length === 1 ? best[0] : undefined;
  }
}

/** What is said of a secret that is written into a file. The secret itself is not part of it. */
export function secretFinding(path: ConfigPath): Finding {
  return {
    path,
    expected:
      "no secret in this file: name a Kubernetes secret that holds it, or leave it to the environment",
    got: HIDDEN,
  };
}

/** Every value of the data that looks like a secret. */
export function secretFindings(data: unknown, path: ConfigPath = []): Finding[] {
  if (typeof data === "string") {
    return looksLikeSecret(data, path[path.length - 1]) ? [secretFinding(path)] : [];
  }
  if (Array.isArray(data)) {
    return data.flatMap((item: unknown, index) => secretFindings(item, [...path, index]));
  }
  if (typeof data === "object" && data !== null) {
    return Object.entries(data).flatMap(([key, value]) => secretFindings(value, [...path, key]));
  }
  return [];
}
