import { CloudResource, KubernetesObject, Snapshot } from "./snapshot";

/** What a rehearsal left behind. */
export interface Leftovers {
  readonly cloud: readonly CloudResource[];
  readonly kubernetes: readonly KubernetesObject[];
}

const cloudKey = ({ cloud, type, id }: CloudResource): string => JSON.stringify([cloud, type, id]);

const objectKey = (object: KubernetesObject): string => {
  const group = object.apiVersion.includes("/") ? object.apiVersion.split("/")[0] : "";
  return JSON.stringify([object.cluster, group, object.kind, object.namespace, object.name]);
};

/** What is there now and was not there before. */
export function leftovers(before: Snapshot, after: Snapshot): Leftovers {
  const cloud = new Set(before.cloud.map(cloudKey));
  const kubernetes = new Set(before.kubernetes.map(objectKey));
  return {
    cloud: after.cloud.filter((resource) => !cloud.has(cloudKey(resource))),
    kubernetes: after.kubernetes.filter((object) => !object.own && !kubernetes.has(objectKey(object))),
  };
}

/** One line for each thing left behind. */
export function describeLeftovers({ cloud, kubernetes }: Leftovers): readonly string[] {
  return [
    ...cloud.map(({ type, id }) => `${type} ${id}`),
    ...kubernetes.map(
      ({ cluster, kind, namespace, name }) =>
        `${kind} ${namespace === undefined ? "" : `${namespace}/`}${name} in cluster ${cluster}`,
    ),
  ];
}
