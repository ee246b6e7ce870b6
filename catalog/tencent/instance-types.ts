import { InstanceType } from "../instance-type";
import { GENERAL_PURPOSE_TYPES } from "./general-purpose-types";
import { GPU_TYPES } from "./gpu-types";

const BY_NAME: ReadonlyMap<string, InstanceType> = new Map(
  [...GENERAL_PURPOSE_TYPES, ...GPU_TYPES].map((type) => [type.name, type]),
);

/** Names of every machine type of Tencent Cloud that this catalog knows. */
export const TENCENT_INSTANCE_TYPE_NAMES: readonly string[] = [...BY_NAME.keys()];

/** The machine type of that name on Tencent Cloud; undefined when the catalog does not know it. */
export function tencentInstanceType(name: string): InstanceType | undefined {
  return BY_NAME.get(name);
}
