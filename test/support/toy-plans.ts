import { join } from "node:path";
import { PlanOptions } from "../../rehearsal/terraform/terraform";
import { TerraformBinary } from "../../rehearsal/terraform/find";
import { readPlan } from "../../review/plan/read-plan";
import { reviewPlans } from "../../review/review-plans";
import { Change, Review } from "../../review/model";
import { RehearsedProject, rehearsedProject } from "./rehearsed-project";
import { toyProvider } from "./toy-provider";

/** A disk of the toy provider in a configuration. */
export const disk = (name: string, more: object = {}): object => ({ name, size: 1, ...more });

/** A configuration of disks, by the names of their blocks, and what else is in it. */
export const disks = (all: Readonly<Record<string, object>>, more: object = {}): object => ({
  resource: { toy_disk: all },
  ...more,
});

/** Plans of toy resources that a real Terraform makes. */
export class ToyPlans {
  private plans = 0;

  private constructor(public readonly project: RehearsedProject) {}

  public static async start(binary: TerraformBinary): Promise<ToyPlans> {
    const project = await rehearsedProject(binary, (world) => [toyProvider(world)]);
    const plans = new ToyPlans(project);
    await plans.write({});
    await project.terraform.init();
    return plans;
  }

  /** Replaces the configuration. */
  public async write(configuration: object): Promise<void> {
    await this.project.write({
      terraform: { required_providers: { toy: { source: "example/toy" } } },
      provider: { toy: [{ region: "here" }] },
      ...configuration,
    });
  }

  /** Makes a configuration real. */
  public async apply(configuration: object): Promise<void> {
    await this.write(configuration);
    await this.project.terraform.apply();
  }

  /** What `terraform show -json` prints of a plan, also of one that ends with an error. */
  public async text(configuration: object, options: PlanOptions = {}): Promise<string> {
    await this.write(configuration);
    const { terraform, folder } = this.project;
    const out = join(folder, `${(this.plans += 1)}.plan`);
    await terraform.plan({ ...options, out }).catch((error: Error) => error);
    return (await terraform.run(["show", "-json", out])).stdout;
  }

  /** The review of a plan. */
  public async review(configuration: object, options?: PlanOptions): Promise<Review> {
    return reviewOf(await this.text(configuration, options));
  }

  /** Changes what is there behind Terraform's back; without a change, removes it. */
  public outside(name: string, change?: object): void {
    const { store } = this.project.world;
    for (const { id, value } of store.list("toy", "disk")) {
      if (Object(value).name !== name) continue;
      if (change === undefined) store.delete("toy", "disk", id);
      else store.put("toy", "disk", id, { ...Object(value), ...change });
    }
  }
}

/** The review of one plan. */
export function reviewOf(text: string): Review {
  return reviewPlans({ stacks: [{ name: "toys", plan: readPlan(text) }] });
}

/** A change in one line, with the parts that differ. */
export function told(change: Change): string {
  const { address, action, previousAddress, importId, reason, createBeforeDestroy, attributes } = change;
  const say = (shown: Change["attributes"][number]["before"]): string =>
    shown.kind === "text" ? shown.text : `<${shown.kind}>`;
  return [
    `${action} ${address}`,
    ...(createBeforeDestroy === true ? ["(new first)"] : []),
    ...(previousAddress === undefined ? [] : [`from ${previousAddress}`]),
    ...(importId === undefined ? [] : [`importing ${say(importId)}`]),
    ...(reason === undefined ? [] : [`because ${reason}`]),
    ...attributes.map(
      ({ path, before, after, forcesReplacement }) =>
        `[${path.join(".")} ${say(before)} -> ${say(after)}${forcesReplacement ? "!" : ""}]`,
    ),
  ].join(" ");
}
