import { isJsonObject } from "../../../cluster/json";
import { Json } from "../../../cluster/kubernetes-api";
import { Values } from "../chart-values";

/** What is known of the custom resource definitions of a chart that cannot be reached. */
export interface ChartFacts {
  /** Whose definitions they are, as `rehearsal/toolbox/definitions.ts` names the source. */
  readonly source: string;

  /**
   * Value of the chart that leaves them out when it is false.
   *
   * @default - nothing leaves them out.
   */
  readonly switch?: string;

  /**
   * Where the chart has them. What is in its folder `crds/` is made by the install only, belongs to no release and is
   * never removed; what is in its templates comes and goes with the release.
   *
   * @see https://helm.sh/docs/chart_best_practices/custom_resource_definitions/
   */
  readonly from: "templates" | "crds";
}

/**
 * Charts that bring definitions of these sources. Some bring more, of their own, which are not known here.
 *
 * @see https://github.com/kedacore/charts/tree/main/keda/templates/crds
 * @see https://github.com/prometheus-community/helm-charts/tree/main/charts/kube-prometheus-stack/charts/crds
 * @see https://github.com/prometheus-community/helm-charts/tree/main/charts/prometheus-operator-crds/charts/crds
 * @see https://github.com/envoyproxy/gateway/tree/main/charts/gateway-helm
 * @see https://github.com/traefik/traefik-helm-chart/tree/master/traefik/crds
 */
const CHARTS: ReadonlyMap<string, ChartFacts> = new Map([
  ["keda", { source: "keda", switch: "crds.install", from: "templates" }],
  ["kube-prometheus-stack", { source: "prometheus-operator", switch: "crds.enabled", from: "crds" }],
  ["prometheus-operator-crds", { source: "prometheus-operator", from: "templates" }],
  ["gateway-helm", { source: "gateway-api", from: "crds" }],
  ["traefik", { source: "gateway-api", from: "crds" }],
]);

/** What is known of a chart; undefined when it is not known to bring definitions. */
export function factsOf(chart: string): ChartFacts | undefined {
  return CHARTS.get(chart);
}

/** Says whether a chart with these values brings its definitions. */
export function bringsDefinitions({ switch: path }: ChartFacts, values: Values): boolean {
  if (path === undefined) return true;
  const found = path
    .split(".")
    .reduce<Json | undefined>((at, key) => (isJsonObject(at) ? at[key] : undefined), values);
  return found !== false;
}
