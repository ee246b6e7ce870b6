import { DEFINITIONS, KubernetesApi } from "../../../cluster/kubernetes-api";
import { JsonObject } from "../../../run/json";
import { callApi, callApiUnless } from "../call-api";
import { pathOf } from "./definition";
import { untilServed } from "./served";

/** A cluster that somebody has put something into. */
export interface FurnishedCluster {
  readonly api: KubernetesApi;

  /** Whether the cluster takes its time with definitions, as a real one does. */
  readonly settles: boolean;
}

/** Sees that definitions of custom resources are in a cluster, and understood there; those that are stay as they are. */
export async function haveDefinitions(
  { api, settles }: FurnishedCluster,
  definitions: readonly JsonObject[],
): Promise<void> {
  for (const definition of definitions) {
    const found = await callApiUnless(api, { method: "GET", path: pathOf(definition) }, 404);
    if (found === undefined) await callApi(api, { method: "POST", path: DEFINITIONS, body: definition });
  }
  if (settles) await untilServed(api, definitions);
}
