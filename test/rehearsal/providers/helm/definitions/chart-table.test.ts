import { bringsDefinitions, factsOf } from "../../../../../rehearsal/providers/helm/definitions/chart-table";
import { DEFINITION_SOURCES } from "../../../../../rehearsal/toolbox/definitions";

test("every chart brings definitions of a source that is pinned", () => {
  const charts = ["keda", "kube-prometheus-stack", "prometheus-operator-crds", "gateway-helm", "traefik"];
  const sources: readonly string[] = DEFINITION_SOURCES.map(({ name }) => name);
  expect(charts.map((chart) => sources.includes(factsOf(chart)?.source ?? ""))).toEqual(
    charts.map(() => true),
  );
});

test("a chart that is not known brings none", () => {
  expect(factsOf("kubernetes-ingress")).toBeUndefined();
});

test.each([
  [{}, true],
  [{ crds: {} }, true],
  [{ crds: { install: true } }, true],
  [{ crds: { install: false } }, false],
])("a chart with the values %j brings its definitions: %s", (values, expected) => {
  expect(bringsDefinitions({ source: "keda", switch: "crds.install", from: "templates" }, values)).toBe(
    expected,
  );
});
