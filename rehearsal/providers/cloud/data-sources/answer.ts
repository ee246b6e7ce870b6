import { ObjectValue } from "../../../plugin/value";
import { SimulatedCloud } from "../simulated-cloud";

/** What a data source that is no listing answers beyond its arguments. */
export type Answer<C extends SimulatedCloud> = (
  cloud: C,
  config: ObjectValue,
) => ObjectValue | Promise<ObjectValue>;
