import { Fields, copyFields, fieldsAt, itemsAt, textAt } from "../json/tree";
import { ClusterState } from "../cluster-state";
import { Strategy } from "./strategy";

function accept(definition: Fields, state: ClusterState): void {
  const now = state.ids.now();
  const storage = itemsAt(definition, "spec", "versions").find((version) => version["storage"] === true);
  definition["status"] = {
    conditions: [
      {
        type: "NamesAccepted",
        status: "True",
        reason: "NoConflicts",
        message: "no conflicts found",
        lastTransitionTime: now,
      },
      {
        type: "Established",
        status: "True",
        reason: "InitialNamesAccepted",
        message: "the initial names have been accepted",
        lastTransitionTime: now,
      },
    ],
    acceptedNames: copyFields(fieldsAt(definition, "spec", "names") ?? {}),
    storedVersions: [textAt(storage, "name") ?? ""],
  };
}

/** Definitions of custom resources are established at once: their names are taken as they are. */
export const DEFINITION_STRATEGIES: Readonly<Record<string, Strategy>> = {
  "CustomResourceDefinition.apiextensions.k8s.io": { create: accept },
};
