import { Fields, at, fieldsAt, itemsAt, textAt, textsAt } from "../json/tree";
import { schemaType } from "../types/custom-types";
import { ResourceType } from "./resource-type";

/** The resources that a custom resource definition adds: one for each version that is served. */
export function customTypes(definition: Fields): ResourceType[] {
  const group = textAt(definition, "spec", "group") ?? "";
  const plural = textAt(definition, "spec", "names", "plural") ?? "";
  const kind = textAt(definition, "spec", "names", "kind") ?? "";
  const versions = itemsAt(definition, "spec", "versions");
  const storage = versions.find((version) => version["storage"] === true);
  return versions
    .filter((version) => version["served"] === true)
    .map((version) => ({
      group,
      version: textAt(version, "name") ?? "",
      plural,
      singular: textAt(definition, "spec", "names", "singular") ?? kind.toLowerCase(),
      kind,
      listKind: textAt(definition, "spec", "names", "listKind") ?? `${kind}List`,
      namespaced: textAt(definition, "spec", "scope") === "Namespaced",
      shortNames: textsAt(definition, "spec", "names", "shortNames"),
      subresources: ["status", "scale"].filter((name) => at(version, "subresources", name) !== undefined),
      schema: schemaType(fieldsAt(version, "schema", "openAPIV3Schema") ?? {}, true),
      custom: {
        storageVersion: textAt(storage, "name") ?? "",
        openApiSchema: fieldsAt(version, "schema", "openAPIV3Schema"),
      },
    }));
}
