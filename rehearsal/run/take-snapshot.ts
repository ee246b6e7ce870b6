import { ProviderDefinition } from "../plugin/definition";
import { BlockSchema, ProviderSchema } from "../plugin/schema";
import { Value } from "../plugin/value";
import { isListValue, isObjectValue } from "../plugin/value";
import { World } from "../world/world";
import { Json } from "./json";
import { kubernetesObjects } from "./kubernetes-objects";
import { masked, maskedObject } from "./mask";
import { ClusterView, KubernetesObject, Snapshot } from "./snapshot";

/**
 * Looks at everything a world holds. Secrets are replaced: what the providers' schemas call sensitive, what is
 * named like a secret, and the data of Kubernetes secrets.
 */
export async function takeSnapshot(
  world: World,
  providers: readonly ProviderDefinition[],
): Promise<Snapshot> {
  const sensitive = sensitiveNames(providers.map(({ schema }) => schema));
  const clusters: ClusterView[] = [];
  const kubernetes: KubernetesObject[] = [];
  for (const cluster of await world.clusters.list()) {
    const [nodes, placements] = [await cluster.nodes(), await cluster.placements()];
    clusters.push({ name: cluster.name, server: cluster.server, nodes, placements });
    for (const object of await kubernetesObjects(cluster)) {
      const own = object.own || isKeptByHelm(world, cluster.name, object);
      kubernetes.push({ ...object, own, value: maskedObject(object.kind, object.value) });
    }
  }
  return {
    cloud: world.store.dump().map(({ cloud, type, id, value }) => ({
      cloud,
      type,
      id,
      value: masked(toJson(value), (name) => sensitive.get(type)?.has(name) ?? false),
    })),
    kubernetes,
    clusters,
    // What is noted of a cluster that is gone is gone too.
    charts: world.charts.list().filter(({ cluster }) => clusters.some(({ name }) => name === cluster)),
    ledger: world.ledger.entries(),
  };
}

/** Helm leaves definitions from a chart's folder `crds/` in the cluster, whatever anybody does with the release. */
function isKeptByHelm(world: World, cluster: string, { kind, name }: KubernetesObject): boolean {
  return kind === "CustomResourceDefinition" && world.charts.keepsDefinition(cluster, name);
}

/** Names of the attributes that are sensitive somewhere in a type, by type. */
function sensitiveNames(schemas: readonly ProviderSchema[]): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, ReadonlySet<string>>();
  for (const { resources } of schemas) {
    for (const [type, { block }] of resources) found.set(type, sensitiveIn(block));
  }
  return found;
}

function sensitiveIn(block: BlockSchema): ReadonlySet<string> {
  const names = [...block.attributes].filter(([, { sensitive }]) => sensitive).map(([name]) => name);
  const nested = [...block.blocks.values()].flatMap((inner) => [...sensitiveIn(inner.block)]);
  return new Set([...names, ...nested]);
}

/** What is stored is known, so nothing is lost. */
function toJson(value: Value): Json {
  if (isListValue(value)) return value.map(toJson);
  if (isObjectValue(value)) {
    return Object.fromEntries(Object.entries(value).map(([name, entry]) => [name, toJson(entry)]));
  }
  return typeof value === "symbol" ? null : value;
}
