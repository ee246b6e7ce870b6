import { metadataOf, nameOf } from "../json/object";
import { Fields, child, fieldsAt, listAt } from "../json/tree";
import { qualityOfService } from "../scheduler/quality-of-service";
import { Strategy } from "./strategy";

function addFinalizer(name: string): (object: Fields) => void {
  return (object) => {
    const metadata = metadataOf(object);
    const finalizers = listAt(metadata, "finalizers");
    if (!finalizers.includes(name)) metadata["finalizers"] = [...finalizers, name];
  };
}

/** Text data is only a way to write data. */
function foldStringData(secret: Fields): void {
  const texts = fieldsAt(secret, "stringData");
  delete secret["stringData"];
  if (texts === undefined) return;
  const data = child(secret, "data");
  for (const [key, value] of Object.entries(texts)) {
    data[key] = Buffer.from(typeof value === "string" ? value : "").toString("base64");
  }
}

const namespace: Strategy = {
  create: (object) => {
    child(metadataOf(object), "labels")["kubernetes.io/metadata.name"] = nameOf(object);
    child(object, "spec")["finalizers"] = ["kubernetes"];
    object["status"] = { phase: "Active" };
  },
  update: (object, old, _state, subresource) => {
    child(metadataOf(object), "labels")["kubernetes.io/metadata.name"] = nameOf(object);
    if (subresource !== "finalize") object["spec"] = old["spec"] ?? {};
  },
};

const volume: Strategy = {
  create: (object) => {
    addFinalizer("kubernetes.io/pv-protection")(object);
    object["status"] = { phase: "Pending" };
  },
};

const claim: Strategy = {
  create: (object) => {
    addFinalizer("kubernetes.io/pvc-protection")(object);
    object["status"] = { phase: "Pending" };
  },
};

const pod: Strategy = {
  create: (object) => {
    object["status"] = { phase: "Pending", qosClass: qualityOfService(object) };
  },
};

const secret: Strategy = { create: foldStringData, update: foldStringData };

/** What the server puts into objects of the core group. */
export const CORE_STRATEGIES: Readonly<Record<string, Strategy>> = {
  Namespace: namespace,
  PersistentVolume: volume,
  PersistentVolumeClaim: claim,
  Pod: pod,
  Secret: secret,
};
