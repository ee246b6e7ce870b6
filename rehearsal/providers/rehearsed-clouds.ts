import { ALICLOUD } from "./alicloud/rehearsed-cloud";
import { RehearsedCloud } from "./cloud/rehearsed-cloud";
import { TENCENTCLOUD } from "./tencentcloud/rehearsed-cloud";

/** Every cloud that can be simulated: the only list of them. */
export const REHEARSED_CLOUDS: readonly RehearsedCloud[] = [TENCENTCLOUD, ALICLOUD];
