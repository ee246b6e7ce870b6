import { CATALOGS, CloudCatalog } from "../catalog";
import { complete } from "./complete";
import { draftOf, wholeDraft } from "./draft";
import { Environment } from "./environment";
import { knownKeys } from "./json-schema";
import { locateFindings } from "./problems/locate";
import { ConfigPath, Finding, Location, Problem } from "./problems/problem";
import { holdsSecret } from "./problems/secrets";
import { RULES } from "./rules";
import { notExpired } from "./rules/waivers";
import { SchemaFindings, secretFinding, secretFindings } from "./schema-findings";
import { environmentSchema } from "./schema/environment";
import { decodeText } from "./source/read-text";
import { readYaml, YamlSource } from "./source/read-yaml";
import { SourceMap } from "./source/source-map";

/** An environment file that was read: the environment when the file is right, and everything said of it. */
export interface EnvironmentFile {
  /** The file, as it was named. */
  readonly file: string;

  /** The environment; undefined when there are problems. */
  readonly environment?: Environment;

  /** What keeps the environment from loading. */
  readonly problems: readonly Problem[];

  /** What is worth knowing and does not keep the environment from loading. */
  readonly warnings: readonly Problem[];

  /**
   * Where a key is written: for what is not in the file, the nearest thing around it that is.
   *
   * @param path - such as `["nodePools", "gpu", "max"]`.
   */
  locate(path: ConfigPath): Location;
}

/** What is looked at besides what a file says by itself. */
export interface ReadOptions {
  /**
   * The day on which waivers must still count, such as `2026-12-31`.
   *
   * @default - how long they count is left to who uses them.
   */
  readonly today?: string | undefined;
}

const NOTHING_KNOWN: CloudCatalog = { title: "the cloud" };

/** The file's name without folder and ending. */
export function environmentName(file: string): string {
  return (/[^/\\]*$/.exec(file)?.[0] ?? file).replace(/\.ya?ml$/, "");
}

function isPrefixOf(path: ConfigPath, other: ConfigPath): boolean {
  return path.length <= other.length && path.every((key, index) => key === other[index]);
}

/** Lines that hold a secret in a comment, where no value tells of it. */
function secretComments(text: string, found: readonly Finding[], source: SourceMap): Finding[] {
  const told = new Set(found.map(({ path }) => source.locate(path).line));
  return text.split("\n").flatMap((line, index) => {
    const comment = line.includes("#") && holdsSecret(line.slice(line.indexOf("#")));
    const location = { line: index + 1, column: line.indexOf("#") + 1 };
    return comment && !told.has(location.line) ? [{ ...secretFinding([]), location }] : [];
  });
}

/** A key that is missing because it is misspelt is told once, by the misspelt key. */
function isToldByTypo({ path, at }: Finding, all: readonly Finding[]): boolean {
  return (
    at !== "key" &&
    all.some((typo) => {
      const meant = typo.at === "key" && typo.suggestion !== undefined;
      return meant && isSame([...typo.path.slice(0, -1), typo.suggestion], path);
    })
  );
}

function isSame(path: ConfigPath, other: ConfigPath): boolean {
  return path.length === other.length && isPrefixOf(path, other);
}

function judge(
  name: string,
  { data, incomplete, findings: told }: YamlSource,
  { today }: ReadOptions,
): { findings: Finding[]; environment?: Environment } {
  const secrets = secretFindings(data);
  const isTold = (path: ConfigPath) =>
    secrets.some((secret) => isPrefixOf(secret.path, path)) || told.some((fault) => isSame(fault.path, path));
  const parsed = environmentSchema.safeParse(data);
  const schema = parsed.success
    ? []
    : new SchemaFindings(data, knownKeys(data))
        .of(parsed.error.issues)
        .filter((finding, _, all) => !isToldByTypo(finding, all))
        .filter(({ path }) => !isTold(path));
  const draft = parsed.success ? wholeDraft(name, data, parsed.data) : draftOf(name, data, schema);
  const catalog = draft.cloud === undefined ? NOTHING_KNOWN : CATALOGS[draft.cloud.kind];
  // Rules would blame what is there for what could not be read.
  const asked = today === undefined ? RULES : [...RULES, notExpired(today)];
  const rules = (incomplete ? [] : asked.flatMap((rule) => rule(draft, catalog))).filter(
    ({ path }) => !schema.some((finding) => finding.at !== "key" && isPrefixOf(finding.path, path)),
  );
  const findings = [...secrets, ...schema, ...rules];
  const wrong = findings.some(({ severity }) => severity !== "warning");
  return { findings, ...(parsed.success && !wrong ? { environment: complete(parsed.data) } : {}) };
}

function outcome(
  file: string,
  { source }: Pick<YamlSource, "source">,
  findings: readonly Finding[],
  environment?: Environment,
): EnvironmentFile {
  const located = locateFindings(file, findings, source);
  const problems = located.filter(({ severity }) => severity === "problem");
  return {
    file,
    problems,
    warnings: located.filter(({ severity }) => severity === "warning"),
    locate: (path) => source.locate(path, "key"),
    ...(problems.length === 0 && environment !== undefined ? { environment } : {}),
  };
}

/**
 * Reads an environment from text. Never throws for what is wrong with the text: the result tells it.
 *
 * @param text - the file's text, or its bytes.
 * @param file - the file's name: problems name it, and the environment must be called like it.
 */
export function readEnvironmentText(
  text: string | Uint8Array,
  file: string,
  options: ReadOptions = {},
): EnvironmentFile {
  const bytes = typeof text === "string" ? new TextEncoder().encode(text) : text;
  const decoded = decodeText(bytes);
  if (!("text" in decoded)) {
    return outcome(file, { source: new SourceMap() }, [{ path: [], ...decoded }]);
  }
  const yaml = readYaml(decoded.text);
  if (yaml.data === undefined) {
    const comments = secretComments(decoded.text, yaml.findings, yaml.source);
    return outcome(file, yaml, [...yaml.findings, ...comments]);
  }
  const { findings, environment } = judge(environmentName(file), yaml, options);
  const comments = secretComments(decoded.text, findings, yaml.source);
  return outcome(file, yaml, [...yaml.findings, ...findings, ...comments], environment);
}
