import { readFileSync } from "node:fs";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { z } from "zod";
import { isJsonObject, toJson } from "../rehearsal/cluster/json";
import { Json, JsonObject } from "../rehearsal/cluster/kubernetes-api";
import { STACK_FILE, SynthesizedStack } from "../rehearsal/run/stacks";
import { RenderError } from "./render-error";

const BLOCKS = z.record(z.string(), z.record(z.string(), z.record(z.string(), z.unknown())));

const STACK = z.object({
  resource: BLOCKS.default({}),
  data: BLOCKS.default({}),
  output: z.record(z.string(), z.object({ value: z.unknown() })).default({}),
  terraform: z
    .object({ backend: z.record(z.string(), z.record(z.string(), z.unknown())).default({}) })
    .default({ backend: {} }),
});

/** A resource as its stack configures it. */
export interface ConfiguredResource {
  readonly type: string;
  readonly name: string;

  /** Its block in Terraform's JSON, references unresolved. */
  readonly config: JsonObject;
}

/** The configuration of one stack. */
export interface ConfiguredStack {
  readonly name: string;
  readonly resources: readonly ConfiguredResource[];
  readonly dataSources: readonly ConfiguredResource[];
  readonly outputs: ReadonlyMap<string, Json>;

  /** Where its state is kept, by the kind of the backend. */
  readonly backend: JsonObject;
}

/** A resource's address in its stack. */
export function addressOf({ type, name }: Pick<ConfiguredResource, "type" | "name">): string {
  return `${type}.${name}`;
}

/**
 * Reads the configuration of a synthesized stack.
 *
 * @throws RenderError when the file is no configuration.
 */
export function readStack({ name, folder }: SynthesizedStack): ConfiguredStack {
  const file = join(folder, STACK_FILE);
  const parsed = STACK.safeParse(JSON.parse(readFileSync(file, "utf8")));
  if (!parsed.success) throw new RenderError(`${file}: ${z.prettifyError(parsed.error)}`);
  const { resource, data, output, terraform } = parsed.data;
  const backend = toJson(terraform.backend);
  return {
    name,
    resources: resourcesIn(resource),
    dataSources: resourcesIn(data),
    outputs: new Map(Object.entries(output).map(([key, { value }]) => [key, toJson(value)])),
    backend: isJsonObject(backend) ? backend : {},
  };
}

/** The stack whose state a `terraform_remote_state` reads: the one that keeps it there. */
export function stackBehind(
  remoteState: ConfiguredResource,
  stacks: readonly ConfiguredStack[],
): ConfiguredStack | undefined {
  const { backend, config } = remoteState.config;
  if (typeof backend !== "string" || !isJsonObject(config)) return undefined;
  return stacks.find((stack) => {
    const kept = stack.backend[backend];
    return (
      isJsonObject(kept) &&
      Object.entries(config).every(([key, value]) => isDeepStrictEqual(kept[key], value))
    );
  });
}

function resourcesIn(blocks: z.infer<typeof BLOCKS>): readonly ConfiguredResource[] {
  return Object.entries(blocks).flatMap(([type, instances]) =>
    Object.entries(instances).map(([name, block]) => {
      const config = toJson(block);
      return { type, name, config: isJsonObject(config) ? config : {} };
    }),
  );
}
