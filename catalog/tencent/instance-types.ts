import { InstanceType } from "../instance-type";
import { knownInstanceTypes } from "../known-instance-types";
import { GENERAL_PURPOSE_TYPES } from "./general-purpose-types";
import { GPU_TYPES } from "./gpu-types";

/** Every machine type of Tencent Cloud that this catalog knows. */
export const TENCENT_INSTANCE_TYPES = knownInstanceTypes(GENERAL_PURPOSE_TYPES, GPU_TYPES);

/** Names of every machine type of Tencent Cloud that this catalog knows. */
export const TENCENT_INSTANCE_TYPE_NAMES: readonly string[] = TENCENT_INSTANCE_TYPES.names;

/** The machine type of that name on Tencent Cloud; undefined when the catalog does not know it. */
export function tencentInstanceType(name: string): InstanceType | undefined {
  return TENCENT_INSTANCE_TYPES.find(name);
}
