import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { UnusableAppError } from "./app-error";

/** One stack of a synthesized CDKTF program. */
export interface SynthesizedStack {
  readonly name: string;

  /** Folder that Terraform runs in, absolute. */
  readonly folder: string;

  /** Names of the stacks that must be applied before. */
  readonly dependencies: readonly string[];
}

const MANIFEST = z.object({
  stacks: z.record(
    z.string(),
    z.object({
      name: z.string(),
      workingDirectory: z.string(),
      dependencies: z.array(z.string()).default([]),
    }),
  ),
});

/** Name of the file with a stack's configuration, in its folder. */
export const STACK_FILE = "cdk.tf.json";

/**
 * Reads the stacks of a synthesized program in an order in which they can be applied.
 *
 * @param outFolder what CDKTF wrote, usually `cdktf.out`; absolute.
 * @throws UnusableAppError when it is no such folder, or its stacks depend on each other in a circle.
 */
export function readStacks(outFolder: string): readonly SynthesizedStack[] {
  const { stacks } = readManifest(outFolder);
  const found = Object.values(stacks).map(({ name, workingDirectory, dependencies }) => ({
    name,
    folder: join(outFolder, workingDirectory),
    dependencies,
  }));
  for (const { name, folder } of found) {
    if (!existsSync(join(folder, STACK_FILE))) {
      throw new UnusableAppError(
        `stack ${name} has no ${STACK_FILE} in ${folder}; only JSON output is supported`,
      );
    }
  }
  return inDependencyOrder(found);
}

function readManifest(outFolder: string): z.infer<typeof MANIFEST> {
  const file = join(outFolder, "manifest.json");
  if (!existsSync(file)) {
    throw new UnusableAppError(`${outFolder} has no manifest.json: synthesize the program first`);
  }
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    throw new UnusableAppError(`${file} is not JSON`, { cause: error });
  }
  const parsed = MANIFEST.safeParse(json);
  if (!parsed.success) throw new UnusableAppError(`${file}: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}

/**
 * Sorts stacks so that each comes after those it depends on; otherwise the order stays.
 *
 * @throws UnusableAppError when a dependency is missing or stacks depend on each other in a circle.
 */
export function inDependencyOrder(stacks: readonly SynthesizedStack[]): readonly SynthesizedStack[] {
  const known = new Map(stacks.map((stack) => [stack.name, stack]));
  const sorted = new Set<SynthesizedStack>();
  const visit = (stack: SynthesizedStack, path: readonly string[]): void => {
    if (sorted.has(stack)) return;
    if (path.includes(stack.name)) {
      throw new UnusableAppError(`stacks depend on each other: ${[...path, stack.name].join(" → ")}`);
    }
    for (const name of stack.dependencies) {
      const dependency = known.get(name);
      if (dependency === undefined) {
        throw new UnusableAppError(`stack ${stack.name} depends on ${name}, which is not there`);
      }
      visit(dependency, [...path, stack.name]);
    }
    sorted.add(stack);
  };
  for (const stack of stacks) visit(stack, []);
  return [...sorted];
}
