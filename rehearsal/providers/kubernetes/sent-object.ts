import { Json } from "../../cluster/kubernetes-api";
import { planResource } from "../../plugin/sdk/plan";
import { ObjectValue } from "../../plugin/value";
import { factsOf, KUBERNETES_SCHEMA } from "./data";
import { KINDS } from "./kinds";
import { createdObject } from "./lifecycle/created-object";
import { manifestPayload } from "./manifest/manifest-payload";
import { planningOf } from "./object-resource";

const MANIFEST = "kubernetes_manifest";

/**
 * What the provider sends to the API server to create a resource: it is planned and converted as for a create.
 *
 * @param config its whole configuration, every attribute known.
 * @returns undefined for a type that stands for no object of its own.
 */
export async function sentObject(typeName: string, config: ObjectValue): Promise<Json | undefined> {
  // A manifest is sent as it is written, unless a definition of its kind gives other types to what it says.
  if (typeName === MANIFEST)
    return manifestPayload(config["manifest"] ?? null, config, config, { intOrString: new Set() });
  const kind = KINDS.get(typeName);
  const block = KUBERNETES_SCHEMA.resources.get(typeName)?.block;
  if (!kind || !block || kind.adopt) return undefined;
  const type = { block, facts: factsOf(typeName, block), behaviour: planningOf(typeName, block) };
  const { planned } = await planResource(type, { prior: null, proposed: config, config });
  return planned === null ? undefined : createdObject(kind, block, planned, config);
}
