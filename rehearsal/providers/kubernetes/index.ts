import { ProviderDefinition } from "../../plugin/definition";
import { World } from "../../world/world";
import { KUBERNETES_SCHEMA } from "./data";
import { KubernetesProvider } from "./provider";

export { KubernetesProvider } from "./provider";

/** The hashicorp/kubernetes provider over the clusters of a world, to be served to Terraform. */
export function kubernetesProvider(world: World): ProviderDefinition {
  return {
    address: KUBERNETES_SCHEMA.address,
    schema: KUBERNETES_SCHEMA,
    legacyTypeSystem: true,
    create: () => new KubernetesProvider(world),
  };
}
