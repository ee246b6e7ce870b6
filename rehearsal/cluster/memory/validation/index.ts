import { Cause } from "../api/status";
import { Fields } from "../json/tree";
import { ResourceType, qualifiedKind } from "../resources/resource-type";
import { CONFIG_CHECKS } from "./config";
import { checkCustom } from "./custom";
import { Findings } from "./findings";
import { checkMetadata } from "./metadata";
import { NETWORK_CHECKS } from "./networking";
import { POLICY_CHECKS } from "./policies";
import { STORAGE_CHECKS } from "./storage";
import { KindCheck, WORKLOAD_CHECKS } from "./workloads";

const CHECKS: Readonly<Record<string, KindCheck>> = {
  ...WORKLOAD_CHECKS,
  ...CONFIG_CHECKS,
  ...NETWORK_CHECKS,
  ...STORAGE_CHECKS,
  ...POLICY_CHECKS,
};

/** Everything that is wrong with an object; `old` is what an update replaces. */
export function validate(type: ResourceType, object: Fields, old?: Fields): readonly Cause[] {
  const findings = new Findings();
  checkMetadata(findings, type, object);
  if (type.custom === undefined) CHECKS[qualifiedKind(type)]?.(findings, object, old);
  else checkCustom(findings, object, type.custom.openApiSchema);
  return findings.causes;
}
