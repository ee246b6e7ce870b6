import { join } from "node:path";
import { Environment } from "../../config/environment";
import { loadEnvironmentFile } from "../../config/load";

/** Names of the environments this project ships. */
export const SHIPPED = ["alibaba-dev", "alibaba-prod", "local", "tencent-dev", "tencent-prod"] as const;

/** A shipped environment as the program sees it. */
export function shipped(name: (typeof SHIPPED)[number]): Environment {
  return loadEnvironmentFile(join(__dirname, "../../config/environments", `${name}.yaml`));
}
