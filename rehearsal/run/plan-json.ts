import { z } from "zod";

const ACTIONS = z.array(z.string());

const PLAN = z.object({
  resource_changes: z
    .array(
      z.object({
        address: z.string(),
        mode: z.string().default("managed"),
        change: z.object({ actions: ACTIONS }),
      }),
    )
    .default([]),
  output_changes: z.record(z.string(), z.object({ actions: ACTIONS })).default({}),
});

interface StateModule {
  readonly resources: readonly { readonly address: string; readonly mode: string }[];
  readonly child_modules: readonly StateModule[];
}

const MODULE: z.ZodType<StateModule> = z.object({
  resources: z.array(z.object({ address: z.string(), mode: z.string() })).default([]),
  get child_modules() {
    return z.array(MODULE).default([]);
  },
});

const STATE = z.object({ values: z.object({ root_module: MODULE }).optional() });

const OUTPUTS = z.record(z.string(), z.object({ sensitive: z.boolean().default(false), value: z.unknown() }));

/** One thing that a plan would change. */
export interface PlannedChange {
  /** Address of a resource, or `output.` and a name. */
  readonly address: string;

  /** What would happen, such as `create`, `update`, `delete`, `delete, create`. */
  readonly action: string;
}

const isChange = (actions: readonly string[]): boolean =>
  !actions.every((action) => action === "no-op" || action === "read");

/** What a plan would change, from what `terraform show -json` prints of a plan file. */
export function plannedChanges(planJson: unknown): readonly PlannedChange[] {
  const plan = PLAN.parse(planJson);
  const resources = plan.resource_changes.map(({ address, change }) => ({
    address,
    actions: change.actions,
  }));
  const outputs = Object.entries(plan.output_changes).map(([name, { actions }]) => ({
    address: `output.${name}`,
    actions,
  }));
  return [...resources, ...outputs]
    .filter(({ actions }) => isChange(actions))
    .map(({ address, actions }) => ({ address, action: actions.join(", ") }));
}

/** How many resources a plan would create. */
export function plannedCreations(planJson: unknown): number {
  return plannedChanges(planJson).filter(
    ({ address, action }) => action.includes("create") && !address.startsWith("output."),
  ).length;
}

/** Addresses of the managed resources in a state, from what `terraform show -json` prints. */
export function managedAddresses(stateJson: unknown): readonly string[] {
  const { values } = STATE.parse(stateJson);
  return values === undefined ? [] : addressesIn(values.root_module);
}

/** The outputs that are texts and no secrets, by name, from what `terraform output -json` prints. */
export function publicTexts(outputsJson: unknown): Readonly<Record<string, string>> {
  const texts: Record<string, string> = {};
  for (const [name, { sensitive, value }] of Object.entries(OUTPUTS.parse(outputsJson))) {
    if (!sensitive && typeof value === "string") texts[name] = value;
  }
  return texts;
}

function addressesIn({ resources, child_modules: children }: StateModule): readonly string[] {
  const own = resources.filter(({ mode }) => mode === "managed").map(({ address }) => address);
  return [...own, ...children.flatMap(addressesIn)];
}
