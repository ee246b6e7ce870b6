import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { at, isJsonObject, Json, JsonObject } from "./json";
import { STACK_FILE, SynthesizedStack } from "./stacks";

/** Names of what Terraform itself leaves in a stack's folder. */
const OF_TERRAFORM = /^(\.terraform(\..*)?|.*\.tfstate(\..*)?|plan)$/;

/** cdktf names the data source that reads another stack's state like this, with the stack's name behind. */
const CROSS_STACK_PREFIX = "cross-stack-reference-input-";

/**
 * Copies a synthesized program and sends its state to a private folder, whatever backend it has: nothing of
 * the original is touched, and no bucket is asked for. What other stacks read of each other's state follows.
 *
 * @param stacks the stacks in order, as `readStacks` gives them.
 * @param folders `program` takes the copy, `state` the states; both absolute and private.
 */
export function copyWithPrivateState(
  stacks: readonly SynthesizedStack[],
  folders: { readonly program: string; readonly state: string },
): readonly SynthesizedStack[] {
  return stacks.map((stack) => {
    const folder = join(folders.program, "stacks", stack.name);
    cpSync(stack.folder, folder, {
      recursive: true,
      filter: (source) => source === stack.folder || !OF_TERRAFORM.test(basename(source)),
    });
    const file = join(folder, STACK_FILE);
    const json: Json = JSON.parse(readFileSync(file, "utf8"));
    const names = stacks.map(({ name }) => name);
    writeFileSync(
      file,
      JSON.stringify(withPrivateState(json, stack.name, names, folders.state), undefined, 2),
    );
    return { ...stack, folder };
  });
}

/** The same configuration with its state, and the states it reads of its own program, in a folder. */
export function withPrivateState(
  configuration: Json,
  stackName: string,
  stackNames: readonly string[],
  stateFolder: string,
): Json {
  if (!isJsonObject(configuration)) return configuration;
  const terraform = isJsonObject(configuration["terraform"]) ? configuration["terraform"] : {};
  const settings = Object.fromEntries(Object.entries(terraform).filter(([name]) => name !== "cloud"));
  const path = (name: string): string => join(stateFolder, `${name}.tfstate`);
  const changed = {
    ...configuration,
    terraform: { ...settings, backend: { local: { path: path(stackName) } } },
  };
  const remote = at(configuration, "data", "terraform_remote_state");
  if (!isJsonObject(remote) || !isJsonObject(configuration["data"])) return changed;
  const redirected = Object.entries(remote).map(([name, block]) => {
    const stack = stackNames.find((known) => name === `${CROSS_STACK_PREFIX}${known}`);
    return [name, stack === undefined || !isJsonObject(block) ? block : readFrom(block, path(stack))];
  });
  return {
    ...changed,
    data: { ...configuration["data"], terraform_remote_state: Object.fromEntries(redirected) },
  };
}

function readFrom(block: JsonObject, path: string): JsonObject {
  return { ...block, backend: "local", config: { path } };
}
