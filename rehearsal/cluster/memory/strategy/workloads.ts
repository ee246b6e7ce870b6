import { metadataOf, nameOf, uidOf } from "../json/object";
import { Fields, at, child, copyFields, equal, fieldsAt, textAt } from "../json/tree";
import { Strategy } from "./strategy";

const TEMPLATE_GENERATION = "deprecated.daemonset.template.generation";

const daemonSet: Strategy = {
  create: (object) => {
    child(metadataOf(object), "annotations")[TEMPLATE_GENERATION] = "1";
  },
  update: (object, old) => {
    const before = Number(textAt(old, "metadata", "annotations", TEMPLATE_GENERATION) ?? "1");
    const changed = !equal(at(object, "spec", "template"), at(old, "spec", "template"));
    child(metadataOf(object), "annotations")[TEMPLATE_GENERATION] = String(changed ? before + 1 : before);
  },
};

/** A job that does not choose its pods itself chooses them by its own uid. */
function chooseByUid(object: Fields): void {
  const spec = child(object, "spec");
  const metadata = child(child(spec, "template"), "metadata");
  if (spec["manualSelector"] !== true) {
    const uid = uidOf(object);
    spec["selector"] = { matchLabels: { "batch.kubernetes.io/controller-uid": uid } };
    Object.assign(child(metadata, "labels"), {
      "batch.kubernetes.io/controller-uid": uid,
      "batch.kubernetes.io/job-name": nameOf(object),
      "controller-uid": uid,
      "job-name": nameOf(object),
    });
  }
  const labels = fieldsAt(metadata, "labels");
  const own = fieldsAt(object, "metadata", "labels") ?? {};
  if (labels !== undefined && Object.keys(own).length === 0)
    metadataOf(object)["labels"] = copyFields(labels);
}

/** What the server puts into workloads. */
export const WORKLOAD_STRATEGIES: Readonly<Record<string, Strategy>> = {
  "DaemonSet.apps": daemonSet,
  "Job.batch": { create: chooseByUid },
};
