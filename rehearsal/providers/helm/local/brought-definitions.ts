import { parseAllDocuments } from "yaml";
import { toJson } from "../../../cluster/json";
import { KubernetesApi } from "../../../cluster/kubernetes-api";
import { Json, textAt } from "../../../run/json";
import { pathOf } from "../definitions/definition";
import { requireSuccess } from "../program/helm-failure";
import { HelmProgram } from "../program/helm-program";
import { ChartLocation } from "./chart-location";

/** The definitions of custom resources that a chart and its dependencies have in their folders `crds/`. */
export async function definitionsOfChart(
  helm: HelmProgram,
  { path }: ChartLocation,
): Promise<readonly Json[]> {
  const { stdout } = requireSuccess(await helm.run({ args: ["show", "crds", path] }));
  return definitionsIn(stdout);
}

/** The definitions of custom resources in a text of YAML documents. */
export function definitionsIn(yaml: string): readonly Json[] {
  if (!/^kind: *["']?CustomResourceDefinition/m.test(yaml)) return [];
  return parseAllDocuments(yaml)
    .map((document) => toJson(document.toJS()))
    .filter((object) => textAt(object, "kind") === "CustomResourceDefinition");
}

/** Those that a cluster does not have. */
export async function absentDefinitions(
  api: KubernetesApi,
  definitions: readonly Json[],
): Promise<readonly Json[]> {
  const answers = await Promise.all(
    definitions.map((one) => api.request({ method: "GET", path: pathOf(one) })),
  );
  return definitions.filter((_, index) => answers[index]?.status === 404);
}
