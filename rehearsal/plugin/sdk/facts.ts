import { z } from "zod";

/** What the schema format has no place for, of one attribute or block. */
export interface AttributeFacts {
  /** A change replaces the resource. */
  readonly forceNew?: boolean;

  /** Value that the provider plans when none is configured. */
  readonly default?: string | number | boolean;

  /** The values that it takes. */
  readonly enum?: readonly (string | number | boolean)[];

  /** Least and greatest number. */
  readonly range?: readonly [number, number];

  /** Least and greatest number of characters. */
  readonly length?: readonly [number, number];

  /** Greatest number of elements, where the schema does not say it. */
  readonly maxItems?: number;

  /** Least number of elements, where the schema does not say it. */
  readonly minItems?: number;

  /** Paths of attributes that exclude it, with an index 0 for a block on the way. */
  readonly conflictsWith?: readonly string[];

  /** Paths of attributes of which, with it, exactly one is configured. */
  readonly exactlyOneOf?: readonly string[];

  /** Paths of attributes of which, with it, at least one is configured. */
  readonly atLeastOneOf?: readonly string[];

  /** Paths of attributes that must be configured together with it. */
  readonly requiredWith?: readonly string[];

  /** The block is filled by the provider when it is not configured: the schema format has no flag for that. */
  readonly computed?: boolean;
}

/** What the schema format has no place for, of one resource type. */
export interface ResourceFacts {
  readonly importable: boolean;

  /** Whether it can be changed in place at all. */
  readonly updatable: boolean;

  /** By attribute names joined by dots, without indexes, such as `node_config.instance_type`. */
  readonly attributes: Readonly<Record<string, AttributeFacts>>;
}

const paths = z.array(z.string()).optional();
const scalar = z.union([z.string(), z.number(), z.boolean()]);

const rawFacts = z.object({
  resources: z.record(
    z.string(),
    z.object({
      importable: z.boolean().default(false),
      updatable: z.boolean().default(false),
      attributes: z
        .record(
          z.string(),
          z.object({
            forceNew: z.boolean().optional(),
            default: scalar.optional(),
            enum: z.array(scalar).optional(),
            range: z.tuple([z.number(), z.number()]).optional(),
            maxItems: z.number().optional(),
            minItems: z.number().optional(),
            conflictsWith: paths,
            exactlyOneOf: paths,
            atLeastOneOf: paths,
            requiredWith: paths,
            computed: z.boolean().optional(),
          }),
        )
        .default({}),
    }),
  ),
});

/** Facts of a type about which nothing is known but its schema: it can be imported, and nothing replaces it. */
export const NO_FACTS: ResourceFacts = { importable: true, updatable: true, attributes: {} };

/** A default that the facts could not read is written so. */
const UNREADABLE = "<expression>";

/**
 * Reads the facts of a provider (`schemas/<provider>.facts.json`).
 *
 * @param json the parsed file
 * @returns facts by resource type
 * @throws ZodError when the file has another shape
 */
export function readFacts(json: unknown): ReadonlyMap<string, ResourceFacts> {
  const { resources } = rawFacts.parse(json);
  return new Map(
    Object.entries(resources).map(([typeName, { attributes, ...flags }]) => [
      typeName,
      {
        ...flags,
        attributes: Object.fromEntries(
          Object.entries(attributes).map(([path, { default: value, ...rest }]) => [
            path,
            value === undefined || value === UNREADABLE ? rest : { ...rest, default: value },
          ]),
        ),
      },
    ]),
  );
}

/**
 * The same facts, with the blocks that the provider fills when they are not configured.
 *
 * @param blocks paths of those blocks, in the notation of the facts
 */
export function withComputedBlocks(facts: ResourceFacts, blocks: readonly string[]): ResourceFacts {
  const computed = blocks.map((path) => [path, { ...facts.attributes[path], computed: true }] as const);
  return { ...facts, attributes: { ...facts.attributes, ...Object.fromEntries(computed) } };
}

/** What a provider checks in code, of one attribute: the facts only say that it does. */
export type CheckedValue = Pick<AttributeFacts, "enum" | "range" | "length">;

const checkedValues = z.record(
  z.string(),
  z.record(
    z.string(),
    z.strictObject({
      enum: z.array(scalar).optional(),
      range: z.tuple([z.number(), z.number()]).optional(),
      length: z.tuple([z.number(), z.number()]).optional(),
    }),
  ),
);

/**
 * Reads a table of what a provider checks in code.
 *
 * @param json the parsed file: by resource type, then by attribute path
 * @throws ZodError when it has another shape
 */
export function readCheckedValues(
  json: unknown,
): Readonly<Record<string, Readonly<Record<string, CheckedValue>>>> {
  return checkedValues.parse(json);
}

/** The same facts, with what the provider checks in code. */
export function withCheckedValues(
  facts: ResourceFacts,
  checked: Readonly<Record<string, CheckedValue>>,
): ResourceFacts {
  const attributes = Object.entries(checked).map(
    ([path, values]) => [path, { ...facts.attributes[path], ...values }] as const,
  );
  return { ...facts, attributes: { ...facts.attributes, ...Object.fromEntries(attributes) } };
}
