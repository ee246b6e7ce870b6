import { nameOf, namespaceOf, uidOf } from "../json/object";
import { Fields, at, child, numberAt, textAt, textMapAt } from "../json/tree";

/** The `Scale` of a workload: how many replicas are wanted and there. */
export function scaleOf(object: Fields): Fields {
  const labels = Object.entries(textMapAt(object, "spec", "selector", "matchLabels"));
  return {
    kind: "Scale",
    apiVersion: "autoscaling/v1",
    metadata: {
      name: nameOf(object),
      namespace: namespaceOf(object),
      uid: uidOf(object),
      resourceVersion: textAt(object, "metadata", "resourceVersion") ?? "",
    },
    spec: { replicas: numberAt(object, "spec", "replicas") ?? 0 },
    status: {
      replicas: numberAt(object, "status", "replicas") ?? 0,
      selector: labels.map(([key, value]) => `${key}=${value}`).join(","),
    },
  };
}

/** The workload with the number of replicas that a `Scale` asks for. */
export function withScale(object: Fields, scale: Fields): Fields {
  child(object, "spec")["replicas"] = at(scale, "spec", "replicas") ?? 0;
  return object;
}
