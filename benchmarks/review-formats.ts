import { AttributeChange, Change, Review } from "../review/model";

/** A review of many changes, of which each is a little different from the others. */
export function manyChanges(number: number): Review {
  return {
    format: 1,
    environment: "large",
    verdict: "changes",
    stacks: [{ name: "large", status: { kind: "planned" }, complete: true, unchanged: 0 }],
    changes: Array.from({ length: number }, (_, index) => changeOf(index)),
    outputs: [],
    drift: [],
    checks: [],
    findings: [],
    digest: "sha256:0",
  };
}

const ACTIONS = ["create", "update", "replace", "delete"] as const;

function changeOf(index: number): Change {
  const action = ACTIONS[index % ACTIONS.length] ?? "update";
  return {
    stack: "large",
    address: `kubernetes_config_map_v1.settings["part-${String(index)}"]`,
    constructPath: `large/settings/part-${String(index)}`,
    source: { file: "environments/large.yaml", line: index + 1, column: 3, field: `parts.${String(index)}` },
    type: "kubernetes_config_map_v1",
    provider: "registry.terraform.io/hashicorp/kubernetes",
    mode: "managed",
    action,
    attributes: Array.from({ length: 8 }, (_value, place) => attributeOf(index, place, action === "replace")),
  };
}

function attributeOf(index: number, place: number, replaces: boolean): AttributeChange {
  return {
    path: ["data", `key-${String(place)}`],
    before: { kind: "text", text: `value ${String(place)} of ${String(index)} before` },
    after: { kind: "text", text: `value ${String(place)} of ${String(index)} after` },
    forcesReplacement: replaces && place === 0,
  };
}
