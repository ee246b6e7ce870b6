import { z } from "zod";
import { DeepReadonly, ParsedEnvironment } from "./environment";
import { ConfigPath, Finding } from "./problems/problem";
import { diffusionSchema } from "./schema/diffusion";
import { environmentSchema } from "./schema/environment";
import { nodePoolSchema } from "./schema/node-pool";
import { valueAt } from "./schema-findings";

function part<S extends z.ZodType>(schema: S) {
  return schema.optional().catch(undefined);
}

const { shape } = environmentSchema;
const { shape: diffusion } = diffusionSchema;

const diffusionDraft = z.object({
  namespace: part(diffusion.namespace),
  image: part(diffusion.image),
  model: part(diffusion.model),
  gpu: part(diffusion.gpu),
  resources: part(diffusion.resources),
  scaling: part(diffusion.scaling),
  access: part(diffusion.access),
} satisfies Record<keyof typeof diffusion, z.ZodType>);

/** Each part of an environment by itself: what does not follow its schema is absent. */
const draftSchema = z.object({
  name: part(shape.name),
  cloud: part(shape.cloud),
  network: part(shape.network),
  state: part(shape.state),
  cluster: part(shape.cluster),
  nodePools: z.record(z.string(), part(nodePoolSchema)).catch({}),
  registry: part(shape.registry),
  models: part(shape.models),
  outputs: part(shape.outputs),
  diffusion: diffusionDraft.catch({}),
  ingress: part(shape.ingress),
  addons: part(shape.addons),
  budget: part(shape.budget),
  review: part(shape.review),
  retain: part(shape.retain),
  tags: part(shape.tags),
} satisfies Record<keyof typeof shape, z.ZodType>);

/**
 * What is usable of a file, so that rules find what they can although other parts of the file are wrong.
 * A part that does not follow its schema is absent.
 */
export type Draft = DeepReadonly<z.output<typeof draftSchema>> & {
  /** The file's name without folder and ending. */
  readonly fileName: string;

  /** The value written at a path, whatever it is; undefined when there is none. */
  readonly written: (path: ConfigPath) => unknown;
};

function isMutable(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Applies a finding's suggestion, so that a slip of the pen does not hide what else is wrong. */
function applySuggestion(data: unknown, { path, at, suggestion }: Finding): void {
  const key = path[path.length - 1];
  const parent = valueAt(data, path.slice(0, -1));
  if (!isMutable(parent) || typeof key !== "string") {
    return;
  }
  if (at !== "key") {
    if (suggestion !== undefined) {
      parent[key] = suggestion;
    }
    return;
  }
  if (suggestion !== undefined && parent[suggestion] === undefined) {
    parent[suggestion] = parent[key];
  }
  Reflect.deleteProperty(parent, key);
}

/** The draft of a file that follows the schema. */
export function wholeDraft(fileName: string, data: unknown, parsed: ParsedEnvironment): Draft {
  return { ...parsed, fileName, written: (path) => valueAt(data, path) };
}

/**
 * The usable parts of a file that does not follow the schema.
 *
 * @param fileName - the file's name without folder and ending.
 * @param data - the file as plain data.
 * @param findings - what the schema says of it.
 */
export function draftOf(fileName: string, data: unknown, findings: readonly Finding[]): Draft {
  const repaired: unknown = structuredClone(data);
  for (const finding of findings) {
    applySuggestion(repaired, finding);
  }
  return {
    ...draftSchema.parse(repaired),
    fileName,
    written: (path) => valueAt(data, path),
  };
}
