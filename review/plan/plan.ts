import { ValuePath } from "../model";
import { PlanValue } from "./value";

/** What a program plans, after masking: no secret is in any part of it, addresses and messages included. */
export interface Plan {
  /** Version of the program that made it: of Terraform or of OpenTofu, which the format does not tell apart. */
  readonly terraformVersion: string;

  /** Such as `1.2`. */
  readonly formatVersion: string;

  /** Whether nothing is left out; absent when the program does not say. */
  readonly complete?: boolean;

  /** Whether planning ended with an error; absent when the program does not say. */
  readonly errored?: boolean;

  /** Whether applying it does anything; absent when the program does not say. */
  readonly applyable?: boolean;

  /** Every resource instance with what happens to it, also when nothing does; in the order of the plan. */
  readonly resources: readonly PlannedResource[];

  /** What was changed outside, from what the state says to what there is. */
  readonly drift: readonly PlannedResource[];
  readonly deferred: readonly PlannedDeferral[];

  /** Also those that do not change. */
  readonly outputs: readonly PlannedOutput[];
  readonly checks: readonly PlannedCheck[];

  /** Attributes that this plan was made from. */
  readonly relevantAttributes: readonly RelevantAttribute[];
}

/** One resource instance of a plan. */
export interface PlannedResource {
  readonly address: string;

  /** Where it was before a move. */
  readonly previousAddress?: string;

  /** Absent in the root module. */
  readonly moduleAddress?: string;
  readonly mode: "managed" | "data";
  readonly type: string;
  readonly name: string;

  /** Key of the instance; absent without `count` and `for_each`. */
  readonly index?: string | number;

  /** Source address of the provider, such as `registry.terraform.io/hashicorp/kubernetes`. */
  readonly provider: string;

  /** Key of an object that a failed replacement has left behind. */
  readonly deposed?: string;

  /** As in the plan: `no-op`, `create`, `read`, `update`, `delete`, `forget`, and what may come. */
  readonly actions: readonly string[];

  /** Such as `replace_because_tainted`. */
  readonly actionReason?: string;

  /** `null` when there is none. `MaskedValue` at secrets. */
  readonly before: PlanValue;

  /** `null` when there is none. `UNKNOWN` where only an apply can tell, `MaskedValue` at secrets. */
  readonly after: PlanValue;

  /** Attributes that force a replacement. */
  readonly replacePaths: readonly ValuePath[];

  /** Id, or identity, of what is imported; absent when nothing is. */
  readonly importId?: PlanValue;
}

/** A resource that is left for a later plan. */
export interface PlannedDeferral {
  /** Such as `provider_config_unknown`. */
  readonly reason: string;
  readonly resource: PlannedResource;
}

/** An output of the root module. */
export interface PlannedOutput {
  readonly name: string;
  readonly actions: readonly string[];
  readonly before: PlanValue;
  readonly after: PlanValue;
}

/** A check of the configuration, all its instances together. */
export interface PlannedCheck {
  readonly address: string;
  readonly status: "pass" | "fail" | "error" | "unknown";
  readonly problems: readonly string[];
}

/** An attribute that a plan was made from. */
export interface RelevantAttribute {
  /** Address of the resource, without the keys of instances where the plan leaves them out. */
  readonly resource: string;
  readonly path: ValuePath;
}
