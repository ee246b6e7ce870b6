import { Fields, Tree, at, copyFields, equal, fieldsAt, listAt, textAt, textMapAt } from "../json/tree";
import { nanoOf } from "../types/quantity";
import { hunk } from "./diff";
import { Findings } from "./findings";
import { checkSelector } from "./selector";
import { persistentSources } from "./volumes";
import { KindCheck } from "./workloads";

const MODES = ["ReadOnlyMany", "ReadWriteMany", "ReadWriteOnce", "ReadWriteOncePod"];
const RECLAIM = ["Delete", "Recycle", "Retain"];
const IMMUTABLE_CLAIM =
  "spec is immutable after creation except resources.requests and volumeAttributesClassName for bound claims";

function checkModes(findings: Findings, spec: Fields): void {
  const modes = listAt(spec, "accessModes");
  if (modes.length === 0) findings.required("spec.accessModes", "at least 1 access mode is required");
  for (const mode of modes) findings.oneOf("spec.accessModes", mode, MODES);
  if (modes.length > 1 && modes.includes("ReadWriteOncePod")) {
    findings.forbidden("spec.accessModes", "may not use ReadWriteOncePod with other access modes");
  }
}

/** A claim's spec as the server prints it in differences. */
function printed(spec: Fields): string {
  const amounts = (name: string): Tree => at(spec, "resources", name) ?? null;
  const view: Fields = {
    AccessModes: spec["accessModes"] ?? null,
    Selector: spec["selector"] ?? null,
    Resources: { Limits: amounts("limits"), Requests: amounts("requests") },
    VolumeName: spec["volumeName"] ?? "",
    StorageClassName: spec["storageClassName"] ?? null,
    VolumeMode: spec["volumeMode"] ?? null,
    DataSource: spec["dataSource"] ?? null,
    DataSourceRef: spec["dataSourceRef"] ?? null,
    VolumeAttributesClassName: spec["volumeAttributesClassName"] ?? null,
  };
  return JSON.stringify(view, null, 1);
}

const claim: KindCheck = (findings, object, old) => {
  const spec = fieldsAt(object, "spec") ?? {};
  checkModes(findings, spec);
  checkSelector(findings, "spec.selector", fieldsAt(spec, "selector"));
  const size = textAt(spec, "resources", "requests", "storage");
  if (size === undefined) findings.required("spec.resources[storage]");
  else if (nanoOf(size) <= 0n) findings.invalid("spec.resources[storage]", size, "must be greater than zero");
  if (old !== undefined) checkClaimUpdate(findings, spec, old);
};

function checkClaimUpdate(findings: Findings, spec: Fields, old: Fields): void {
  const oldSpec = fieldsAt(old, "spec") ?? {};
  const comparable = copyFields(spec);
  const bound = textAt(old, "status", "phase") === "Bound";
  if (bound) {
    comparable["resources"] = copyFields(fieldsAt(oldSpec, "resources") ?? {});
    const attributes = oldSpec["volumeAttributesClassName"];
    if (attributes === undefined) delete comparable["volumeAttributesClassName"];
    else comparable["volumeAttributesClassName"] = attributes;
  }
  if ((textAt(oldSpec, "volumeName") ?? "") === "") delete comparable["volumeName"];
  if (!equal(comparable, oldSpec)) {
    findings.forbidden("spec", `${IMMUTABLE_CLAIM}\n${hunk(printed(oldSpec), printed(comparable))}`);
  }
  const size = textAt(spec, "resources", "requests", "storage");
  const before = textAt(oldSpec, "resources", "requests", "storage");
  if (bound && nanoOf(size) < nanoOf(before)) {
    findings.forbidden("spec.resources.requests.storage", "field can not be less than status.capacity");
  }
}

const volume: KindCheck = (findings, object, old) => {
  const spec = fieldsAt(object, "spec") ?? {};
  checkModes(findings, spec);
  const size = textMapAt(spec, "capacity")["storage"];
  if (fieldsAt(spec, "capacity") === undefined) findings.required("spec.capacity");
  else if (size === undefined)
    findings.unsupported("spec.capacity", fieldsAt(spec, "capacity") ?? {}, ["storage"]);
  const sources = persistentSources().filter((source) => spec[source] !== undefined);
  if (sources.length === 0) findings.required("spec", "must specify a volume type");
  for (const extra of sources.slice(1))
    findings.forbidden(`spec.${extra}`, "may not specify more than 1 volume type");
  findings.oneOf(
    "spec.persistentVolumeReclaimPolicy",
    textAt(spec, "persistentVolumeReclaimPolicy"),
    RECLAIM,
  );
  findings.oneOf("spec.volumeMode", textAt(spec, "volumeMode"), ["Block", "Filesystem"]);
  if (old === undefined) return;
  const source = (from: Fields) => sources.map((name) => at(from, "spec", name) ?? null);
  if (!equal(source(object), source(old))) {
    findings.forbidden(
      "spec.persistentvolumesource",
      "spec.persistentvolumesource is immutable after creation",
    );
  }
};

const storageClass: KindCheck = (findings, object, old) => {
  if ((textAt(object, "provisioner") ?? "") === "") findings.required("provisioner");
  findings.oneOf("reclaimPolicy", textAt(object, "reclaimPolicy"), ["Delete", "Retain"]);
  findings.oneOf("volumeBindingMode", textAt(object, "volumeBindingMode"), [
    "Immediate",
    "WaitForFirstConsumer",
  ]);
  if (old === undefined) return;
  for (const field of ["parameters", "provisioner", "reclaimPolicy", "volumeBindingMode"]) {
    if (!equal(object[field] ?? {}, old[field] ?? {}))
      findings.forbidden(field, `updates to ${field} are forbidden.`);
  }
};

/** Checks of storage, by kind. */
export const STORAGE_CHECKS: Readonly<Record<string, KindCheck>> = {
  PersistentVolumeClaim: claim,
  PersistentVolume: volume,
  "StorageClass.storage.k8s.io": storageClass,
};
