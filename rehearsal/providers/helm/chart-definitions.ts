import { z } from "zod";
import { isJsonObject } from "../../cluster/json";
import { Json, JsonObject, KubernetesApi } from "../../cluster/kubernetes-api";
import { callApi, callApiUnless } from "./call-api";
import table from "./data/chart-definitions.json";
import { Values } from "./chart-values";

const definition = z.object({
  group: z.string(),
  version: z.string(),
  kind: z.string(),
  plural: z.string(),
  scope: z.enum(["Namespaced", "Cluster"]),
  shortNames: z.array(z.string()).default([]),
  subresources: z.array(z.string()).default([]),
});

type Definition = z.infer<typeof definition>;

/** Charts whose templates hold definitions of custom resources, and the value that switches these off. */
const CHARTS = z
  .record(z.string(), z.object({ switch: z.string(), definitions: z.array(definition) }))
  .parse(table);

const DEFINITIONS = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions";

/** Whose definitions they are. */
export interface DefinitionOwner {
  readonly release: string;
  readonly namespace: string;

  /** Name of the chart. */
  readonly chart: string;
}

/**
 * Makes or keeps the custom resource definitions that a chart brings.
 *
 * @param takeOwnership whether definitions of others are taken over.
 * @throws Error in helm's words when another release, or somebody else, has made one of them.
 */
export async function installDefinitions(
  api: KubernetesApi,
  owner: DefinitionOwner,
  values: Values,
  takeOwnership: boolean,
): Promise<void> {
  const wanted = definitionsOf(owner.chart, values);
  const present = await Promise.all(wanted.map((one) => find(api, one)));
  if (!takeOwnership) {
    for (const [index, found] of present.entries()) {
      const one = wanted[index];
      if (one && found && !isOwned(found, owner)) throw new Error(foreign(one, owner));
    }
  }
  for (const [index, one] of wanted.entries()) {
    if (!present[index])
      await callApi(api, { method: "POST", path: DEFINITIONS, body: manifest(one, owner) });
  }
}

/** Removes the definitions that a release has made, and with them every custom resource of theirs. */
export async function removeDefinitions(api: KubernetesApi, owner: DefinitionOwner): Promise<void> {
  for (const one of CHARTS[owner.chart]?.definitions ?? []) {
    const found = await find(api, one);
    if (found && isOwned(found, owner))
      await callApiUnless(api, { method: "DELETE", path: pathOf(one) }, 404);
  }
}

function definitionsOf(chart: string, values: Values): readonly Definition[] {
  const known = CHARTS[chart];
  if (!known) return [];
  const value = known.switch
    .split(".")
    .reduce<Json | undefined>((at, key) => (isJsonObject(at) ? at[key] : undefined), values);
  return value === false ? [] : known.definitions;
}

function manifest(one: Definition, { release, namespace }: DefinitionOwner): JsonObject {
  const { group, version, kind, plural, scope, shortNames, subresources } = one;
  return {
    apiVersion: "apiextensions.k8s.io/v1",
    kind: "CustomResourceDefinition",
    metadata: {
      name: nameOf(one),
      labels: { "app.kubernetes.io/managed-by": "Helm" },
      annotations: { "meta.helm.sh/release-name": release, "meta.helm.sh/release-namespace": namespace },
    },
    spec: {
      group,
      scope,
      names: { kind, plural, singular: kind.toLowerCase(), listKind: `${kind}List`, shortNames },
      versions: [
        {
          name: version,
          served: true,
          storage: true,
          // The charts' own schemas are not at hand: anything is accepted.
          schema: { openAPIV3Schema: { type: "object", "x-kubernetes-preserve-unknown-fields": true } },
          subresources: Object.fromEntries(subresources.map((name) => [name, {}])),
        },
      ],
    },
  };
}

function nameOf({ plural, group }: Definition): string {
  return `${plural}.${group}`;
}

function pathOf(one: Definition): string {
  return `${DEFINITIONS}/${nameOf(one)}`;
}

function find(api: KubernetesApi, one: Definition): Promise<Json | undefined> {
  return callApiUnless(api, { method: "GET", path: pathOf(one) }, 404);
}

function isOwned(found: Json, { release, namespace }: DefinitionOwner): boolean {
  const metadata = isJsonObject(found) ? found["metadata"] : undefined;
  const annotations = isJsonObject(metadata) ? metadata["annotations"] : undefined;
  return (
    isJsonObject(annotations) &&
    annotations["meta.helm.sh/release-name"] === release &&
    annotations["meta.helm.sh/release-namespace"] === namespace
  );
}

function foreign(one: Definition, { release, namespace }: DefinitionOwner): string {
  return (
    `Unable to continue with install: CustomResourceDefinition "${nameOf(one)}" in namespace "" exists and cannot ` +
    `be imported into the current release: invalid ownership metadata; annotation validation error: key ` +
    `"meta.helm.sh/release-name" must equal "${release}"; annotation validation error: key ` +
    `"meta.helm.sh/release-namespace" must equal "${namespace}"`
  );
}
