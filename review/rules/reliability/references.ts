import { Rule } from "../engine/rule";
import { eachOf } from "../engine/say";
import { comparable } from "../engine/sources";
import { resources, together, workload } from "../kubernetes/example";
import { KubernetesObject, namespaceOf } from "../kubernetes/object";
import { Match, matchesLabels, matchesSelector } from "../kubernetes/selector";
import { World } from "../engine/world";

function service(selector: unknown) {
  return resources({
    kubernetes_service_v1: { metadata: { name: "web", namespace: "images" }, spec: { selector } },
  });
}

/** Whether any workload of a namespace is selected. */
function selects(
  of: KubernetesObject,
  world: World,
  select: (labels: World["pods"][number]) => Match,
): Match {
  const place = namespaceOf(of);
  const matches = world.pods.map((pod): Match => {
    const other = namespaceOf(pod.object);
    if (place !== undefined && other !== undefined && place !== other) return "no";
    return select(pod);
  });
  if (matches.includes("yes")) return "yes";
  return matches.includes("unknown") ? "unknown" : "no";
}

/** Objects that name others. */
export const REFERENCE_RULES: readonly Rule[] = [
  {
    id: "SDI-K35",
    title: "Selectors select something",
    severity: "warn",
    question: "reliability",
    reason: "A service, budget or selector that selects nothing fails without a word.",
    fix: "Use the labels of the pods that are meant.",
    sources: comparable("kube-linter mismatching-selector", "kube-score service-targets-pod"),
    gate: "both",
    exceptions:
      "A service or budget passes when the program has no workloads in its namespace: they come from elsewhere then. A service without selector passes.",
    examples: {
      failing: together(workload({}), service({ app: "wbe" })),
      passing: together(workload({}), service({ app: "web" })),
      unknown: together(workload({}), service("${var.labels}")),
    },
    check: (world) => [
      ...eachOf(
        ({ pods }) => pods.filter(({ kind }) => kind !== "pod" && kind !== "job" && kind !== "cron_job"),
        ({ object, metadata }, say) => {
          const selector = object.spec.at("selector");
          if (selector.isAbsent) return;
          const match =
            object.kind === "replication_controller"
              ? matchesLabels(selector, metadata.at("labels"))
              : matchesSelector(selector, metadata.at("labels"));
          if (match === "unknown") say.unknown(selector);
          else if (match === "no")
            say.fail(selector, "the selector does not select the pods of the workload");
        },
      )(world),
      ...eachOf(
        ({ objects }) => objects.filter(({ kind }) => kind === "service" || kind === "pod_disruption_budget"),
        (object, say) => {
          const selector = object.spec.at("selector");
          const hasPods = world.pods.some((pod) => namespaceOf(pod.object) === namespaceOf(object));
          if (selector.isAbsent || !hasPods) return;
          const match = selects(object, world, ({ metadata }) =>
            object.kind === "service"
              ? matchesLabels(selector, metadata.at("labels"))
              : matchesSelector(selector, metadata.at("labels")),
          );
          if (match === "unknown") say.unknown(selector);
          else if (match === "no") say.fail(selector, "the selector selects no pods");
        },
      )(world),
    ],
  },
];
