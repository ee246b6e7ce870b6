import { ALIBABA_ZONES } from "../../../catalog/alibaba/zones";
import { AlibabaCloud } from "./cloud";

/** Where things go that no zone was named for. */
export function firstZone(cloud: AlibabaCloud): string {
  return ALIBABA_ZONES.get(cloud.region)?.[0] ?? `${cloud.region}-a`;
}
