import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import {
  checkStack,
  formatProblem,
  isFactsFile,
  isRecord,
  isSchemaFile,
  Problem,
  ProviderData,
  SchemaIndex,
  SchemaFile,
} from "./schema-check";

/** Names of files with the schema of a provider. */
const SCHEMA_FILE = /^(.+)\.schema\.json$/;

/** A problem and the stack it is in. */
export interface StackProblem extends Problem {
  /** Name of the stack. */
  readonly stack: string;
}

/** Synthesized stacks hold what their providers would refuse. */
export class SchemaCheckError extends Error {
  /** @param problems - every problem of every stack, at least one. */
  public constructor(public readonly problems: readonly StackProblem[]) {
    const count = problems.length === 1 ? "1 problem" : `${problems.length} problems`;
    super(
      `the synthesized stacks have ${count}:\n${problems.map((p) => `  ${p.stack}: ${formatProblem(p)}`).join("\n")}`,
    );
    this.name = "SchemaCheckError";
  }
}

/**
 * Checks what an app has synthesized, before anybody gets to see it.
 *
 * @param outFolder - folder an app was synthesized to.
 * @param stackNames - the stacks to check.
 * @param index - schemas and facts of their providers.
 * @throws SchemaCheckError with the problems of all stacks, Error for a file that is no configuration.
 */
export function checkSynthesized(outFolder: string, stackNames: readonly string[], index: SchemaIndex): void {
  const problems = stackNames.flatMap((stack) => {
    const file = join(outFolder, "stacks", stack, "cdk.tf.json");
    const json = readJson(file);
    if (!isRecord(json)) throw new Error(`${file} is no configuration: it holds no object`);
    return checkStack(json, index).map((problem) => ({ ...problem, stack }));
  });
  if (problems.length > 0) throw new SchemaCheckError(problems);
}

/**
 * Reads the schemas and facts that the project ships.
 *
 * @throws Error when a file is something else; only a provider without facts may lack their file.
 */
export function loadSchemaIndex(schemaFolder: string): SchemaIndex {
  const providers = readdirSync(schemaFolder).flatMap((file) => SCHEMA_FILE.exec(file)?.[1] ?? []);
  if (providers.length === 0) throw new Error(`${schemaFolder} holds no schema of a provider`);
  return new SchemaIndex(providers.map((provider) => loadProvider(schemaFolder, provider)));
}

function loadProvider(folder: string, provider: string): ProviderData {
  const schema = readSchema(join(folder, `${provider}.schema.json`));
  const factsFile = join(folder, `${provider}.facts.json`);
  if (!existsSync(factsFile)) return { schema };
  const facts = readJson(factsFile);
  if (!isFactsFile(facts)) throw new Error(`${factsFile} holds no facts about a provider`);
  return { schema, facts };
}

function readSchema(file: string): SchemaFile {
  const json = readJson(file);
  if (isSchemaFile(json)) return json;
  throw new Error(`${file} is no provider schema`);
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(file, "utf8"));
}
