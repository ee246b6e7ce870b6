import { isRuleList, isRuleObject, RuleValue } from "../engine/value";

/** Fields whose keys are data: they stay as they are. */
const MAPS = new Set([
  ...["labels", "annotations", "match_labels", "node_selector", "limits", "requests", "hard"],
  ...["data", "binary_data", "string_data", "volume_attributes", "parameters", "capacity"],
]);

/** Lists that the Terraform provider names by what one of their items is. */
const SINGULAR: Readonly<Record<string, string>> = {
  containers: "container",
  init_containers: "init_container",
  volumes: "volume",
  volume_mounts: "volume_mount",
  ports: "port",
  tolerations: "toleration",
  topology_spread_constraints: "topology_spread_constraint",
  sysctls: "sysctl",
  volume_claim_templates: "volume_claim_template",
  rules: "rule",
  subjects: "subject",
};

/** A field of a Kubernetes object in the words of the Terraform provider: `hostPID` is `host_pid`. */
function fieldName(name: string): string {
  const snake = name.replace(/([a-z0-9])([A-Z])/g, "$1_$2").toLowerCase();
  return SINGULAR[snake] ?? snake;
}

/** A Kubernetes object as a typed resource of the Terraform provider has it, so that rules need to know one form only. */
export function asTyped(manifest: RuleValue | undefined): RuleValue | undefined {
  if (isRuleList(manifest)) return manifest.map((each) => asTyped(each) ?? null);
  if (!isRuleObject(manifest)) return manifest;
  return Object.fromEntries(
    Object.entries(manifest).map(([name, value]) => {
      const field = fieldName(name);
      return [field, MAPS.has(field) ? value : (asTyped(value) ?? null)];
    }),
  );
}

/** Kind of an object in the words of the Terraform provider: `StatefulSet` is `stateful_set`. */
export function kindName(kind: string): string {
  return kind.replace(/([a-z0-9])([A-Z])/g, "$1_$2").toLowerCase();
}
