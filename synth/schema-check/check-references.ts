import { BlockProblems } from "./problem";
import { Reference, referenceOf, referencesIn, Step } from "./references";
import { AttributeSchema, BlockSchema, isRecord, NestedAttributes, TypeSpec } from "./schema";
import { SchemaIndex } from "./schema-index";
import { didYouMean } from "./suggestion";

/** What a stack declares, and the schemas to look into it. */
export class Declarations {
  private readonly addresses: ReadonlySet<string>;

  /**
   * @param addresses - every resource and data source of the stack.
   * @param index - the schemas.
   */
  public constructor(
    addresses: readonly string[],
    private readonly index: SchemaIndex,
  ) {
    this.addresses = new Set(addresses);
  }

  /** What is wrong with a reference; undefined when it leads to something. */
  public problemOf(reference: Reference): string | undefined {
    const { data, type, name, steps } = reference;
    const address = `${data ? "data." : ""}${type}.${name}`;
    if (!this.addresses.has(address)) {
      return `refers to ${address}, which this stack does not have${didYouMean(address, [...this.addresses])}`;
    }
    const schema = data ? this.index.dataSource(type) : this.index.resource(type);
    const wrong = schema === undefined ? undefined : wrongStep(schema, steps);
    return wrong === undefined ? undefined : `refers to ${address}, which has no '${wrong}'`;
  }

  /** The same for an address, as `depends_on` has them; modules are not looked into. */
  public problemOfAddress(address: string): string | undefined {
    if (address.startsWith("module.")) return undefined;
    const reference = referenceOf(address);
    return reference === undefined ? `'${address}' is no address` : this.problemOf(reference);
  }
}

/** Checks every reference within a value: text, keys of maps, and whatever is inside. */
export function checkReferences(
  value: unknown,
  path: string,
  declarations: Declarations,
  problems: BlockProblems,
): void {
  if (typeof value === "string") {
    for (const reference of referencesIn(value)) {
      const problem = declarations.problemOf(reference);
      if (problem !== undefined) problems.add("unknown-reference", path, problem);
    }
  } else if (Array.isArray(value)) {
    value.forEach((item: unknown, index) =>
      checkReferences(item, `${path}[${index}]`, declarations, problems),
    );
  } else if (isRecord(value)) {
    for (const [key, item] of Object.entries(value)) {
      if (key === "//") continue;
      checkReferences(key, path, declarations, problems);
      checkReferences(item, path === "" ? key : `${path}.${key}`, declarations, problems);
    }
  }
}

/** The first step that leads nowhere. */
function wrongStep(schema: BlockSchema | NestedAttributes, steps: readonly Step[]): string | undefined {
  const [first, ...rest] = steps;
  if (first === undefined) return undefined;
  // An index of the resource itself, or into a list of blocks.
  if (typeof first === "number" || first === "*") return wrongStep(schema, rest);
  const attribute = schema.attributes?.[first];
  if (attribute !== undefined) return wrongStepInAttribute(attribute, rest);
  const block = "block_types" in schema ? schema.block_types?.[first] : undefined;
  if (block === undefined) return first;
  return wrongStep(block.block, block.nesting_mode === "map" ? rest.slice(1) : rest);
}

function wrongStepInAttribute(
  { nested_type: nested, type = "dynamic" }: AttributeSchema,
  steps: readonly Step[],
): string | undefined {
  if (nested === undefined) return wrongStepInType(type, steps);
  return wrongStep(nested, nested.nesting_mode === "map" ? steps.slice(1) : steps);
}

function wrongStepInType(type: TypeSpec, steps: readonly Step[]): string | undefined {
  const [first, ...rest] = steps;
  if (first === undefined || type === "dynamic") return undefined;
  if (typeof type === "string") return String(first);
  const [kind, inner] = type;
  if (kind === "object") {
    if (!isRecord(inner)) return undefined;
    const attribute = inner[String(first)];
    return attribute === undefined ? String(first) : wrongStepInType(asType(attribute), rest);
  }
  return kind === "tuple" ? undefined : wrongStepInType(asType(inner), rest);
}

function asType(type: unknown): TypeSpec {
  if (typeof type === "string") return type;
  return Array.isArray(type) ? type : "dynamic";
}
