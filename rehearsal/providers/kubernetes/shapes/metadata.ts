import { Json, JsonObject } from "../../../cluster/kubernetes-api";
import { isListValue, isObjectValue, ObjectValue } from "../../../plugin/value";
import { objectOf } from "../conversion/json";
import { FlattenContext, Shape } from "../conversion/shape";

/** Metadata inside another object, such as a pod template: read as it is. */
export const templateMetadata: Shape = {
  constant: { creationTimestamp: null },
  prepared: (json) => ({
    annotations: {},
    generation: 0,
    labels: {},
    name: "",
    resourceVersion: "",
    uid: "",
    ...json,
  }),
};

/** Metadata of the resource itself: what Kubernetes adds for itself is not read back. */
export const metadata: Shape = {
  constant: { creationTimestamp: null },
  prepared: (json, context) => ({
    ...json,
    annotations: visible(json["annotations"], configured(context, "annotations"), context.ignoredAnnotations),
    labels: visible(json["labels"], configured(context, "labels"), context.ignoredLabels),
  }),
};

/** Keys of annotations and labels that belong to Kubernetes itself. */
export function isInternalKey(key: string): boolean {
  const host = key.split("/")[0] ?? "";
  if (host === "app.kubernetes.io" || host === "service.beta.kubernetes.io") return false;
  return host.endsWith("kubernetes.io") || key.includes("deprecated.daemonset.template.generation");
}

function visible(json: Json | undefined, known: ObjectValue, ignored: readonly RegExp[] = []): JsonObject {
  return Object.fromEntries(
    Object.entries(objectOf(json)).filter(
      ([key]) => key in known || !(isInternalKey(key) || ignored.some((pattern) => pattern.test(key))),
    ),
  );
}

function configured(context: FlattenContext, name: "annotations" | "labels"): ObjectValue {
  const block = context.known["metadata"];
  const element = isListValue(block) ? block[0] : undefined;
  const map = isObjectValue(element) ? element[name] : undefined;
  return isObjectValue(map) ? map : {};
}
