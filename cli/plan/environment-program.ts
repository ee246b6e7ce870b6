import { join, resolve } from "node:path";
import { loadEnvironments } from "../../config";
import { readStacks, SynthesizedStack } from "../../rehearsal/run/stacks";
import { requestFromEnvironment } from "../../synth/request-from-environment";
import { synthesize } from "../../synth/synthesize";
import { Context } from "../context";
import { PlanFolder } from "./plan-folder";

/**
 * Synthesizes an environment into the folder of its plans.
 *
 * @param configFolder - folder with the environment files.
 * @returns its stacks in the order of their application.
 * @throws what `synthesize` throws.
 */
export function synthesizeForPlan(
  context: Pick<Context, "environment" | "folder" | "packageFolder">,
  configFolder: string,
  name: string,
  { program }: PlanFolder,
): readonly SynthesizedStack[] {
  const request = requestFromEnvironment(context.environment, context.folder);
  const absolute = resolve(context.folder, configFolder);
  const stateFolder = request.stateFolder ?? localStates(absolute, name, context.folder);
  synthesize({
    ...request,
    names: [name],
    configFolder: absolute,
    schemaFolder: join(context.packageFolder, "schemas"),
    outFolder: program,
    keepOtherStacks: false,
    ...(stateFolder === undefined ? {} : { stateFolder }),
  });
  return readStacks(program);
}

/** States in a folder are written relative to `cdktf.out`, which is not where this program is. */
function localStates(configFolder: string, name: string, projectFolder: string): string | undefined {
  const [environment] = loadEnvironments(configFolder, [name]);
  return environment?.state.kind === "local" ? resolve(projectFolder, environment.state.folder) : undefined;
}
