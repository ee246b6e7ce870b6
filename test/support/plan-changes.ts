import { z } from "zod";

const plan = z.object({
  resource_changes: z
    .array(
      z.object({
        address: z.string(),
        action_reason: z.string().optional(),
        change: z.object({ actions: z.array(z.string()), replace_paths: z.array(z.unknown()).default([]) }),
      }),
    )
    .default([]),
});

/** One resource that a plan touches. */
export interface PlannedChange {
  readonly address: string;
  readonly actions: readonly string[];
  readonly replacePaths: readonly unknown[];
}

/** What a plan, as `terraform show -json` prints it, would do; resources that stay as they are left out. */
export function changesOf(json: unknown): readonly PlannedChange[] {
  return plan
    .parse(json)
    .resource_changes.filter(({ change }) => change.actions.join() !== "no-op")
    .map(({ address, change }) => ({ address, actions: change.actions, replacePaths: change.replace_paths }));
}

/** Terraform's reasons for its actions, by address. */
export function reasonsOf(json: unknown): Readonly<Record<string, string | undefined>> {
  const { resource_changes: changes } = plan.parse(json);
  return Object.fromEntries(changes.map(({ address, action_reason: reason }) => [address, reason]));
}
