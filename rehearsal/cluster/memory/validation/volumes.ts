import { Fields, itemsAt, textAt } from "../json/tree";
import { struct } from "../types/built-in-types";
import { Findings } from "./findings";
import { labelProblems } from "./names";

/** Order in which the server looks at the kinds of volumes: the second one it meets is the one it complains of. */
const KINDS = [
  "emptyDir",
  "hostPath",
  "gitRepo",
  "gcePersistentDisk",
  "awsElasticBlockStore",
  "secret",
  "nfs",
  "iscsi",
  "glusterfs",
  "flocker",
  "rbd",
  "cinder",
  "cephfs",
  "quobyte",
  "downwardAPI",
  "fc",
  "flexVolume",
  "configMap",
  "azureFile",
  "vsphereVolume",
  "photonPersistentDisk",
  "portworxVolume",
  "azureDisk",
  "storageos",
  "projected",
  "scaleIO",
  "csi",
  "ephemeral",
  "image",
  "persistentVolumeClaim",
];

/** Fields that a kind of volume cannot do without. */
const REQUIRED: Readonly<Record<string, readonly string[]>> = {
  hostPath: ["path"],
  secret: ["secretName"],
  nfs: ["server", "path"],
  configMap: ["name"],
  csi: ["driver"],
  persistentVolumeClaim: ["claimName"],
};

/** Checks the volumes of a pod and gives their names. */
export function checkVolumes(findings: Findings, path: string, spec: Fields): ReadonlySet<string> {
  const names = new Set<string>();
  itemsAt(spec, "volumes").forEach((volume, i) => {
    const at = `${path}[${i}]`;
    const name = textAt(volume, "name") ?? "";
    if (name === "") findings.required(`${at}.name`);
    else for (const problem of labelProblems(name)) findings.invalid(`${at}.name`, name, problem);
    if (names.has(name)) findings.duplicate(`${at}.name`, name);
    names.add(name);
    checkSource(findings, at, volume);
  });
  return names;
}

function checkSource(findings: Findings, path: string, volume: Fields): void {
  const given = KINDS.filter((kind) => volume[kind] !== undefined);
  const [kind, ...more] = given;
  if (kind === undefined) findings.required(path, "must specify a volume type");
  for (const extra of more) findings.forbidden(`${path}.${extra}`, "may not specify more than 1 volume type");
  if (kind === undefined) return;
  for (const field of REQUIRED[kind] ?? []) {
    if ((textAt(volume, kind, field) ?? "") === "") findings.required(`${path}.${kind}.${field}`);
  }
}

/** Names of the sources that a persistent volume can have. */
export function persistentSources(): readonly string[] {
  const others = new Set(
    [
      "capacity accessModes claimRef persistentVolumeReclaimPolicy storageClassName mountOptions volumeMode nodeAffinity",
      "volumeAttributesClassName",
    ]
      .join(" ")
      .split(" "),
  );
  return struct("core.v1.PersistentVolumeSpec")
    .fieldNames()
    .filter((name) => !others.has(name));
}
