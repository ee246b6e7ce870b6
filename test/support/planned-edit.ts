import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startAllClouds } from "../../cli/clouds";
import { environmentInputs } from "../../cli/review/review-inputs";
import { seedFor } from "../../cli/seeds";
import { loadEnvironmentFile } from "../../config/load";
import { memoryControlPlane } from "../../rehearsal/cluster/memory";
import { readStacks } from "../../rehearsal/run/stacks";
import { TerraformBinary } from "../../rehearsal/terraform/find";
import { Terraform } from "../../rehearsal/terraform/terraform";
import { Review } from "../../review/model";
import { constructPaths } from "../../review/origin";
import { readPlan } from "../../review/plan/read-plan";
import { reviewPlans } from "../../review/review-plans";
import { synthesize } from "../../synth/synthesize";
import { PROJECT } from "./cli";

/** Applies a shipped environment in simulated clouds, edits its file, plans every stack again, and reviews the plans. */
export async function reviewOfEdit(
  name: string,
  binary: TerraformBinary,
  edit: (file: string) => string,
): Promise<Review> {
  const folder = await mkdtemp(join(tmpdir(), "sdr-"));
  const configFolder = join(folder, "environments");
  const file = join(configFolder, `${name}.yaml`);
  await cp(join(PROJECT, "config/environments"), configFolder, { recursive: true });
  const clouds = await startAllClouds(memoryControlPlane(), { socketParent: folder });
  const environment = { PATH: process.env["PATH"] ?? "", HOME: folder, ...clouds.environment };
  const stacks = (out: string) => {
    const outFolder = join(folder, out);
    const [stateFolder, schemaFolder] = [join(folder, "state"), join(PROJECT, "schemas")];
    synthesize({ configFolder, names: [name], outFolder, stateFolder, schemaFolder });
    return readStacks(outFolder).map((stack) => ({
      ...stack,
      terraform: new Terraform(binary, { folder: stack.folder, environment, timeoutSeconds: 280 }),
    }));
  };
  try {
    await clouds.seed(seedFor(loadEnvironmentFile(file)));
    for (const { terraform } of stacks("before")) {
      await terraform.init();
      await terraform.apply();
    }
    await writeFile(file, edit(await readFile(file, "utf8")));
    const planned = [];
    for (const stack of stacks("after")) {
      await stack.terraform.init();
      await stack.terraform.plan({ out: "plan" });
      const plan = readPlan(JSON.stringify(await stack.terraform.showJson("plan")));
      const program = await readFile(join(stack.folder, "cdk.tf.json"), "utf8");
      planned.push({ name: stack.name, plan, constructPaths: constructPaths(program) });
    }
    const { sourceOf } = environmentInputs({ configFolder, environment: name, now: new Date() });
    return reviewPlans({
      stacks: planned,
      environment: name,
      sourceOf: (...where) => {
        const line = sourceOf?.(...where);
        return line === undefined ? undefined : { ...line, file: `config/environments/${name}.yaml` };
      },
    });
  } finally {
    await clouds.stop();
    await rm(folder, { recursive: true, force: true });
  }
}
