import { Json, JsonObject } from "../../../cluster/kubernetes-api";
import { ObjectValue, Value } from "../../../plugin/value";
import { Codec } from "./codec";
import { SetHash } from "./set-order";

/** What is known of the resource while an API object is turned into state. */
export interface FlattenContext {
  /** State or plan that the API's answer is laid over; empty for an import. */
  readonly known: ObjectValue;

  /** Annotations that the provider block says to ignore. @default none */
  readonly ignoredAnnotations?: readonly RegExp[];

  /** Labels that the provider block says to ignore. @default none */
  readonly ignoredLabels?: readonly RegExp[];
}

/**
 * How one attribute or block differs from the common case. The common case: the name in camelCase, sent when it
 * is not empty, zero or false; a block that appears once is an object, a repeated one an array with a plural name.
 */
export interface FieldRule {
  /**
   * Name in the API.
   *
   * @default the attribute's name in camelCase, plural for repeated blocks
   */
  readonly api?: string;

  /**
   * `always`: sent though it is empty, zero or false, as soon as its block has anything in it. `never`: no part of
   * the API object.
   *
   * @default sent when it is neither empty nor zero nor false
   */
  readonly send?: "always" | "never";

  /**
   * `never`: the state keeps what it had (at the top) or gets the zero value (inside a block). `filled`: a block
   * that comes back with nothing in it is no block.
   *
   * @default taken from the API object
   */
  readonly read?: "never" | "filled";

  /**
   * Spelling of the value.
   *
   * @default the same on both sides
   */
  readonly codec?: Codec;

  /**
   * What a set is ordered by when it is sent.
   *
   * @default "plain"
   */
  readonly hash?: SetHash;

  /**
   * A block that the schema lets repeat while the API has room for one: the first counts.
   *
   * @default as the schema says
   */
  readonly single?: true;

  /**
   * What a block with nothing in it is sent as: `omit` leaves it out.
   *
   * @default what its shape says is always there
   */
  readonly blank?: "omit" | JsonObject;

  /** Rules for what is inside the block. @default the common case throughout */
  readonly shape?: Shape;

  /** Replaces the whole conversion to the API; undefined sends nothing. */
  readonly expand?: (value: Value, block: ObjectValue) => Json | undefined;

  /** Replaces the whole conversion back; undefined leaves it out. `object` is the API object around it. */
  readonly flatten?: (
    json: Json | undefined,
    object: JsonObject,
    context: FlattenContext,
  ) => Value | undefined;
}

/** How one kind of block differs from the common case. */
export interface Shape {
  readonly fields?: Readonly<Record<string, FieldRule>>;

  /** What is in the API object whatever the block says. */
  readonly constant?: JsonObject;

  /** Adjusts the API object of a block that is not empty. */
  readonly expanded?: (json: JsonObject, block: ObjectValue) => JsonObject;

  /** Prepares the API object before it is read. */
  readonly prepared?: (json: JsonObject, context: FlattenContext) => JsonObject;
}

/** Sent even when it is empty, zero or false. */
export const always: FieldRule = { send: "always" };

/** Not a part of the API object: an instruction to the provider. */
export const local: FieldRule = { send: "never", read: "never" };

/** A value with a spelling of its own. */
export function spelled(codec: Codec, rule: FieldRule = {}): FieldRule {
  return { ...rule, codec };
}

/** A block with rules of its own. */
export function block(shape: Shape, rule: FieldRule = {}): FieldRule {
  return { ...rule, shape };
}

/** A shape that has nothing but field rules. */
export function fields(rules: Readonly<Record<string, FieldRule>>): Shape {
  return { fields: rules };
}
