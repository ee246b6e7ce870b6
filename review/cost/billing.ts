import { PlanObject } from "../changes/values";
import { ALICLOUD_BILLING } from "./alicloud";
import { Bill, BillingRule, BillingRules, KeptNodes } from "./billed";
import { TENCENT_BILLING } from "./tencent";
import { OPEN, textAt } from "./values";

const RULES: BillingRules = {
  ...TENCENT_BILLING,
  ...ALICLOUD_BILLING,
  kubernetes_service_v1: service,
  kubernetes_service: service,
  kubernetes_persistent_volume_claim_v1: claim,
  kubernetes_persistent_volume_claim: claim,
};

/** Their objects run on nodes that are paid for, or are nothing but data of this machine. */
const FREE_PROVIDERS = [
  "kubernetes",
  "helm",
  "random",
  "tls",
  "local",
  "null",
  "time",
  "terraform",
  "archive",
];

/** What a resource makes one pay for. A type that nobody has told us of is not free: it is unknown. */
export function billOf(type: string, value: PlanObject, kept: KeptNodes = new Map()): Bill {
  const rule = ruleOf(type);
  if (rule !== undefined) return rule(value, kept);
  if (FREE_PROVIDERS.includes(type.split("_")[0] ?? "")) return [];
  return [{ unknown: `what ${type} costs is not known` }];
}

/** Says whether somebody has told us what such a resource makes one pay for. */
export function hasBillingRule(type: string): boolean {
  return ruleOf(type) !== undefined;
}

/** Types with a rule, in alphabetic order. */
export function billedTypes(): readonly string[] {
  return Object.keys(RULES).sort();
}

/** Says whether the type never costs anything by itself. */
export function isFreeType(type: string): boolean {
  return billOf(type, {}).length === 0;
}

function ruleOf(type: string): BillingRule | undefined {
  return Object.hasOwn(RULES, type) ? RULES[type] : undefined;
}

/** Annotations that name a load balancer which exists. */
const BINDINGS = [
  "service.kubernetes.io/tke-existed-lbid",
  "service.beta.kubernetes.io/alibaba-cloud-loadbalancer-id",
];

/** A load balancer that the cluster orders is on no plan. One that exists already is named by an annotation. */
function service(value: PlanObject): Bill {
  const type = textAt(value, "spec", "type");
  if (type !== "LoadBalancer" && type !== OPEN) return [];
  const bound = BINDINGS.some((key) => textAt(value, "metadata", "annotations", key) !== undefined);
  return bound ? [] : [{ unknown: "the cluster may order a load balancer for it, which no plan tells" }];
}

/** A disk that the cluster orders is on no plan. One without a class binds to a volume that there is. */
function claim(value: PlanObject): Bill {
  const name = textAt(value, "spec", "storage_class_name");
  const volume = textAt(value, "spec", "volume_name");
  const bound = name === undefined || volume !== undefined;
  return bound ? [] : [{ unknown: "the cluster may order a disk for it, which no plan tells" }];
}
