import { BACKEND_FACTS, BACKEND_SCHEMAS } from "./backend-schema";
import { checkBody } from "./check-block";
import { checkReferences, Declarations } from "./check-references";
import { checkRelations } from "./check-relations";
import { checkLeakedTokens } from "./leaked-tokens";
import { BlockProblems, Problem } from "./problem";
import { BlockSchema, isRecord } from "./schema";
import { SchemaIndex } from "./schema-index";
import { didYouMean } from "./suggestion";
import { NO_FACTS, TypeFacts } from "./type-facts";

type Json = Readonly<Record<string, unknown>>;

const RESOURCE_META = new Set([
  "connection",
  "count",
  "depends_on",
  "for_each",
  "lifecycle",
  "provider",
  "provisioner",
]);
const DATA_META = new Set(["count", "depends_on", "for_each", "lifecycle", "provider"]);
const PROVIDER_META = new Set(["alias", "version"]);
const NONE: ReadonlySet<string> = new Set();

/**
 * Compares a synthesized stack with the exact schemas of its providers. Values that only Terraform will know are accepted
 * wherever a value is.
 *
 * @param stack - the parsed `cdk.tf.json`.
 * @param index - schemas and facts of the providers it uses.
 * @returns every problem, in the order of the stack; empty when all is well.
 */
export function checkStack(stack: Json, index: SchemaIndex): Problem[] {
  const declarations = new Declarations([...addressesOf(stack)], index);
  const check = new StackCheck(index, declarations);
  return [
    ...blocks(stack["resource"]).flatMap(([type, name, body]) => check.resource(type, name, body)),
    ...blocks(stack["data"]).flatMap(([type, name, body]) => check.dataSource(type, name, body)),
    ...providers(stack["provider"]).flatMap(([name, body]) => check.provider(name, body)),
    ...backends(stack["terraform"]).flatMap(([name, body]) => check.backend(name, body)),
    ...["output", "locals", "module", "moved", "import"].flatMap((name) => check.other(name, stack[name])),
  ];
}

/** The resource and data source types of a stack for which the index has no schema, sorted. */
export function typesWithoutSchema(stack: Json, index: SchemaIndex): string[] {
  const missing = [
    ...blocks(stack["resource"]).filter(([type]) => index.resource(type) === undefined),
    ...blocks(stack["data"]).filter(([type]) => index.dataSource(type) === undefined),
  ];
  return [...new Set(missing.map(([type]) => type))].sort();
}

class StackCheck {
  public constructor(
    private readonly index: SchemaIndex,
    private readonly declarations: Declarations,
  ) {}

  public resource(type: string, name: string, body: Json): Problem[] {
    const problems = new BlockProblems(`${type}.${name}`, constructPathOf(body));
    const schema = this.index.resource(type);
    if (schema === undefined) reportType("resource", type, this.index.resourceTypes(), problems);
    else this.body(body, schema, this.index.resourceFacts(type), RESOURCE_META, problems);
    this.everywhere(body, problems);
    return problems.problems;
  }

  public dataSource(type: string, name: string, body: Json): Problem[] {
    const problems = new BlockProblems(`data.${type}.${name}`, constructPathOf(body));
    const schema = this.index.dataSource(type);
    if (schema === undefined) reportType("data source", type, this.index.dataSourceTypes(), problems);
    else this.body(body, schema, NO_FACTS, DATA_META, problems);
    this.everywhere(body, problems);
    return problems.problems;
  }

  public provider(name: string, body: Json): Problem[] {
    const problems = new BlockProblems(`provider.${name}`, undefined);
    const schema = this.index.provider(name);
    if (schema === undefined) problems.add("unknown-type", "", "no schema of this provider is known");
    else this.body(body, schema, NO_FACTS, PROVIDER_META, problems);
    this.everywhere(body, problems);
    return problems.problems;
  }

  public backend(name: string, body: Json): Problem[] {
    const problems = new BlockProblems(`backend.${name}`, undefined);
    const schema = BACKEND_SCHEMAS[name];
    if (schema === undefined) reportType("backend", name, Object.keys(BACKEND_SCHEMAS), problems);
    else this.body(body, schema, new TypeFacts(BACKEND_FACTS[name] ?? {}), NONE, problems);
    checkLeakedTokens(body, "", problems);
    return problems.problems;
  }

  public other(address: string, value: unknown): Problem[] {
    const problems = new BlockProblems(address, undefined);
    if (value !== undefined) this.everywhere(value, problems);
    return problems.problems;
  }

  private body(
    body: Json,
    schema: BlockSchema,
    facts: TypeFacts,
    meta: ReadonlySet<string>,
    problems: BlockProblems,
  ) {
    checkBody(body, schema, facts, meta, problems);
    checkRelations(body, facts, problems);
  }

  private everywhere(value: unknown, problems: BlockProblems): void {
    checkReferences(value, "", this.declarations, problems);
    checkLeakedTokens(value, "", problems);
    const dependencies = isRecord(value) ? value["depends_on"] : undefined;
    if (!Array.isArray(dependencies)) return;
    dependencies.forEach((address: unknown, index) => {
      const problem =
        typeof address === "string" ? this.declarations.problemOfAddress(address) : "is no address";
      if (problem !== undefined) problems.add("unknown-reference", `depends_on[${index}]`, problem);
    });
  }
}

function reportType(kind: string, type: string, known: readonly string[], problems: BlockProblems): void {
  problems.add("unknown-type", "", `no schema of the ${kind} '${type}' is known${didYouMean(type, known)}`);
}

/** The path that cdktf leaves in the metadata of a block. */
function constructPathOf(body: Json): string | undefined {
  const comment = body["//"];
  const metadata = isRecord(comment) ? comment["metadata"] : undefined;
  const path = isRecord(metadata) ? metadata["path"] : undefined;
  return typeof path === "string" ? path : undefined;
}

type Block = readonly [type: string, name: string, body: Json];

function blocks(section: unknown): Block[] {
  return entries(section).flatMap(([type, byName]) =>
    entries(byName).map(([name, body]): Block => [type, name, body]),
  );
}

function entries(value: unknown): [string, Json][] {
  if (!isRecord(value)) return [];
  return Object.entries(value).flatMap(([key, item]): [string, Json][] =>
    isRecord(item) ? [[key, item]] : [],
  );
}

function providers(section: unknown): [string, Json][] {
  if (!isRecord(section)) return [];
  return Object.entries(section).flatMap(([name, configured]) => {
    const list: unknown[] = Array.isArray(configured) ? configured : [configured];
    return list.filter(isRecord).map((body): [string, Json] => [name, body]);
  });
}

function backends(terraform: unknown): [string, Json][] {
  return isRecord(terraform) ? entries(terraform["backend"]) : [];
}

function addressesOf(stack: Json): string[] {
  return [
    ...blocks(stack["resource"]).map(([type, name]) => `${type}.${name}`),
    ...blocks(stack["data"]).map(([type, name]) => `data.${type}.${name}`),
  ];
}
