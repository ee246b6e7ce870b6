import { PartialState } from "../../plugin/sdk/behaviour";
import { ObjectValue } from "../../plugin/value";
import { SimulatedCloud } from "./simulated-cloud";

/** What happens while a resource is created, changed, read or removed; everything may refuse by throwing. */
export interface CloudRules<C extends SimulatedCloud> {
  /** Checks and values before it exists. */
  beforeCreate?(cloud: C, planned: ObjectValue): void | Promise<void>;

  /**
   * The id.
   *
   * @default - from the table of ids
   */
  id?(cloud: C, planned: ObjectValue): string;

  /**
   * Values that the cloud fills in. Only what nobody configured is taken.
   *
   * @default - from the table of computed values, else the empty value of the type
   */
  computed?(cloud: C, resource: ObjectValue): PartialState;

  /** What else comes with it. It is in the store by now: throwing here leaves it there, outside every state. */
  afterCreate?(cloud: C, resource: ObjectValue): void | Promise<void>;

  /**
   * Values that are known only when it exists, such as what a cluster answers. They replace what is planned.
   *
   * @param before what the cloud knew before an update
   */
  outputs?(cloud: C, resource: ObjectValue, before?: ObjectValue): PartialState | Promise<PartialState>;

  beforeUpdate?(cloud: C, prior: ObjectValue, planned: ObjectValue): void | Promise<void>;
  afterUpdate?(cloud: C, prior: ObjectValue, resource: ObjectValue): void | Promise<void>;

  /** What a read finds beyond what is stored. */
  found?(cloud: C, stored: ObjectValue): PartialState;

  /** May refuse to let it go. */
  beforeDelete?(cloud: C, prior: ObjectValue): void | Promise<void>;

  /** Says that the provider reports success and removes nothing. */
  isLeftBehind?(cloud: C, prior: ObjectValue): boolean;

  /** What goes with it. It is out of the store by now. */
  afterDelete?(cloud: C, prior: ObjectValue): void | Promise<void>;
}
