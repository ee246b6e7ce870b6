import { requireAccount } from "../account";
import { ResourceRules } from "../rules";
import { ACK_RULES } from "./ack";
import { BACKUP_RULES } from "./backup";
import { FILE_STORAGE_RULES } from "./file-storage";
import { LOAD_BALANCER_RULES } from "./load-balancer";
import { NETWORK_RULES } from "./network";
import { OBJECT_STORAGE_RULES } from "./object-storage";
import { REGISTRY_RULES } from "./registry";
import { WAY_OUT_RULES } from "./way-out";

const RULES: Readonly<Record<string, ResourceRules>> = {
  ...NETWORK_RULES,
  ...WAY_OUT_RULES,
  ...ACK_RULES,
  ...FILE_STORAGE_RULES,
  ...OBJECT_STORAGE_RULES,
  ...REGISTRY_RULES,
  ...LOAD_BALANCER_RULES,
  ...BACKUP_RULES,
};

/** What a type does beyond the lifecycle that all have in common: nothing is made that the account is not ready for. */
export function rulesOf(typeName: string): ResourceRules {
  const rules = RULES[typeName] ?? {};
  return {
    ...rules,
    async beforeCreate(cloud, planned) {
      requireAccount(cloud.account, typeName, planned);
      await rules.beforeCreate?.(cloud, planned);
    },
  };
}
