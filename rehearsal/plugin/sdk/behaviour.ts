import { AttributePath, Diagnostic } from "../provider";
import { ObjectValue, Value } from "../value";

/** The change of one attribute, as a diff suppression sees it. */
export interface AttributeChange {
  readonly path: AttributePath;
  readonly prior: Value;
  readonly planned: Value;

  /** The whole resource before; null when it is created. */
  readonly priorResource: ObjectValue | null;

  /** The whole resource as Terraform core proposes it. */
  readonly proposedResource: ObjectValue;
}

/** A plan that a resource may still adjust. */
export interface DraftPlan {
  readonly prior: ObjectValue | null;
  readonly planned: ObjectValue;
  readonly config: ObjectValue;
  readonly requiresReplace: readonly AttributePath[];
}

/** What an adjusted plan has instead; what is left out stays. */
export interface PlanAdjustment {
  readonly planned?: ObjectValue;
  readonly requiresReplace?: readonly AttributePath[];
  readonly diagnostics?: readonly Diagnostic[];
}

/** A value by attribute names; what is left out is filled from the plan or with the type's empty value. */
export type PartialState = Readonly<Record<string, Value>>;

/** What is put in place of an unknown attribute that nobody has set. */
export type UnsetValue = "empty" | "null";

/**
 * What one resource type does beyond the generic lifecycle. Everything throws `OperationError` for what the
 * real cloud refuses. Returned states may leave attributes out: those keep what was planned, and what was
 * planned as unknown becomes the empty value of its type.
 */
export interface ResourceBehaviour {
  /** Makes it. Must set `id`. Write-only values are in `config` alone. */
  create(planned: ObjectValue, signal: AbortSignal, config: ObjectValue): Promise<PartialState>;

  /** Reads it; null says that it is gone. Attributes left out keep the value of `state`. */
  read(state: ObjectValue): Promise<PartialState | null>;

  /** Changes it in place. Write-only values are in `config` alone. */
  update(
    prior: ObjectValue,
    planned: ObjectValue,
    signal: AbortSignal,
    config: ObjectValue,
  ): Promise<PartialState>;

  delete(prior: ObjectValue, signal: AbortSignal): Promise<void>;

  /**
   * Turns an import id into as much of a state as `read` needs.
   *
   * @default - the id alone.
   */
  importState?(id: string): Promise<PartialState>;

  /** Adjusts the plan, as a provider's CustomizeDiff does. */
  customizeDiff?(draft: DraftPlan): Promise<PlanAdjustment> | PlanAdjustment;

  /**
   * What an attribute that was planned as unknown becomes when a result leaves it out.
   *
   * @default "empty" the empty value of its type; `null` is what the SDK makes of it at the top of a resource
   */
  readonly unset?: UnsetValue;

  /** Says by attribute path (without indexes) which changes do not count. */
  readonly suppressDiff?: Readonly<Record<string, (change: AttributeChange) => boolean>>;

  /**
   * Brings a configured value into the form that the state has, by attribute path without indexes. The second
   * value is the one in the state before.
   */
  readonly normalize?: Readonly<Record<string, (value: Value, prior: Value) => Value>>;

  /** Checks beyond those that the facts describe. Values may be unknown. */
  validate?(config: ObjectValue): readonly Diagnostic[];
}
