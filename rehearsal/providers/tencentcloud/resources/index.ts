import { ResourceRules } from "../rules";
import { LOAD_BALANCER_RULES } from "./load-balancer";
import { NETWORK_RULES } from "./network";
import { REGISTRY_RULES } from "./registry";
import { SERVICE_RULES } from "./services";
import { STORAGE_RULES } from "./storage";
import { TKE_RULES } from "./tke";

const RULES: Readonly<Record<string, ResourceRules>> = {
  ...NETWORK_RULES,
  ...TKE_RULES,
  ...STORAGE_RULES,
  ...REGISTRY_RULES,
  ...LOAD_BALANCER_RULES,
  ...SERVICE_RULES,
};

/** What a type does beyond the lifecycle that all have in common. */
export function rulesOf(typeName: string): ResourceRules {
  return RULES[typeName] ?? {};
}
