import { Fields, copyFields, fieldsAt, itemsAt, numberAt } from "../json/tree";
import { ResourceType, apiVersionOf } from "../resources/resource-type";

/** The object in the version in which it is stored. */
export function toStorage(object: Fields, type: ResourceType): Fields {
  if (type.kind === "HorizontalPodAutoscaler" && type.version === "v1") return autoscalerToV2(object);
  if (type.custom === undefined) return object;
  return { ...object, apiVersion: `${type.group}/${type.custom.storageVersion}` };
}

/** A stored object in the version of a request. */
export function fromStorage(object: Fields, type: ResourceType): Fields {
  const shaped =
    type.kind === "HorizontalPodAutoscaler" && type.version === "v1" ? autoscalerToV1(object) : object;
  return { ...shaped, apiVersion: apiVersionOf(type), kind: type.kind };
}

function autoscalerToV2(object: Fields): Fields {
  const { targetCPUUtilizationPercentage: percentage, ...spec } = copyFields(fieldsAt(object, "spec") ?? {});
  const target = { type: "Utilization", averageUtilization: percentage ?? 80 };
  const metrics = [{ type: "Resource", resource: { name: "cpu", target } }];
  return { ...object, apiVersion: "autoscaling/v2", spec: { ...spec, metrics } };
}

function autoscalerToV1(object: Fields): Fields {
  const { metrics, behavior, ...spec } = copyFields(fieldsAt(object, "spec") ?? {});
  void [metrics, behavior];
  const cpu = itemsAt(object, "spec", "metrics").find(
    (metric) => fieldsAt(metric, "resource")?.["name"] === "cpu",
  );
  const percentage = numberAt(cpu, "resource", "target", "averageUtilization");
  return {
    ...object,
    spec: { ...spec, ...(percentage === undefined ? {} : { targetCPUUtilizationPercentage: percentage }) },
  };
}
