import { DEFINITIONS } from "../../../cluster/kubernetes-api";
import { at, isJsonObject, Json, JsonObject, listAt, textAt } from "../../../run/json";

/** Whose a definition is. */
export interface DefinitionOwner {
  readonly release: string;
  readonly namespace: string;
}

/** Name of a definition, such as `scaledobjects.keda.sh`. */
export function nameOf(definition: Json): string {
  return textAt(definition, "metadata", "name") ?? "";
}

/** Path of a definition in the API. */
export function pathOf(definition: Json): string {
  return `${DEFINITIONS}/${nameOf(definition)}`;
}

/** Names of the versions that a definition has served. */
export function servedVersions(definition: Json): readonly string[] {
  return listAt(definition, "spec", "versions")
    .filter((version) => at(version, "served") === true)
    .map((version) => textAt(version, "name") ?? "");
}

/** The marks that helm puts on what belongs to a release. */
export function ownedBy(definition: Json, { release, namespace }: DefinitionOwner): Json {
  const metadata = at(definition, "metadata");
  return {
    ...objectOf(definition),
    metadata: {
      ...objectOf(metadata),
      labels: { ...objectOf(at(metadata, "labels")), "app.kubernetes.io/managed-by": "Helm" },
      annotations: {
        ...objectOf(at(metadata, "annotations")),
        "meta.helm.sh/release-name": release,
        "meta.helm.sh/release-namespace": namespace,
      },
    },
  };
}

/** Says whether a definition belongs to a release. */
export function isOwnedBy(definition: Json, { release, namespace }: DefinitionOwner): boolean {
  const annotation = (name: string): string | undefined =>
    textAt(definition, "metadata", "annotations", `meta.helm.sh/${name}`);
  return annotation("release-name") === release && annotation("release-namespace") === namespace;
}

/** Helm's words when a definition belongs to somebody else. */
export function foreignDefinition(definition: Json, { release, namespace }: DefinitionOwner): string {
  return (
    `Unable to continue with install: CustomResourceDefinition "${nameOf(definition)}" in namespace "" exists and ` +
    `cannot be imported into the current release: invalid ownership metadata; annotation validation error: key ` +
    `"meta.helm.sh/release-name" must equal "${release}"; annotation validation error: key ` +
    `"meta.helm.sh/release-namespace" must equal "${namespace}"`
  );
}

function objectOf(json: Json | undefined): JsonObject {
  return isJsonObject(json) ? json : {};
}
