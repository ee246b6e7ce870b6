import { InstanceType } from "../instance-type";
import { knownInstanceTypes } from "../known-instance-types";
import { GENERAL_PURPOSE_TYPES } from "./general-purpose-types";
import { GPU_TYPES } from "./gpu-types";

/** Every machine type of Alibaba Cloud that this catalog knows. */
export const ALIBABA_INSTANCE_TYPES = knownInstanceTypes(GENERAL_PURPOSE_TYPES, GPU_TYPES);

/** The machine type of that name on Alibaba Cloud; undefined when the catalog does not know it. */
export function alibabaInstanceType(name: string): InstanceType | undefined {
  return ALIBABA_INSTANCE_TYPES.find(name);
}
