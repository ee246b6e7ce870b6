import { selects } from "../api/selectors";
import { ClusterState } from "../cluster-state";
import { isTerminating, labelsOf, metadataOf, nameOf, namespaceOf, uidOf } from "../json/object";
import { Fields, child, copy, copyFields, fieldsAt, textAt, textsAt } from "../json/tree";
import { claimsOf, waitsForPod } from "../scheduler/volumes";
import { nanoOf } from "../types/quantity";
import { saveStatus } from "./status";

const CLAIMS = "/persistentvolumeclaims";
const VOLUMES = "/persistentvolumes";
const BOUND_BY_CONTROLLER = "pv.kubernetes.io/bound-by-controller";

/** Binds claims to the volumes that are there; nothing makes new volumes. */
export function bindVolumes(state: ClusterState): void {
  for (const claim of state.store.list(CLAIMS)) {
    if (textAt(claim, "status", "phase") === "Bound") checkBound(state, claim);
    else if (!isTerminating(claim)) bindClaim(state, claim);
  }
  for (const volume of state.store.list(VOLUMES)) volumePhase(state, volume);
}

function checkBound(state: ClusterState, claim: Fields): void {
  if (state.store.has(VOLUMES, "", textAt(claim, "spec", "volumeName") ?? "")) return;
  saveStatus(state, CLAIMS, claim, (changed) => {
    child(changed, "status")["phase"] = "Lost";
  });
}

function bindClaim(state: ClusterState, claim: Fields): void {
  const wanted = textAt(claim, "spec", "volumeName") ?? "";
  if (wanted === "" && waitsForPod(state, claim) && !isMounted(state, claim)) return;
  const candidates = state.store
    .list(VOLUMES)
    .filter((volume) => (wanted === "" || nameOf(volume) === wanted) && fits(volume, claim, wanted !== ""));
  const [volume] = candidates.sort(
    (a, b) => Number(isReservedFor(b, claim)) - Number(isReservedFor(a, claim)) || Number(size(a) - size(b)),
  );
  if (volume !== undefined) bind(state, claim, volume, wanted === "");
}

function isMounted(state: ClusterState, claim: Fields): boolean {
  return state.store.list("/pods", namespaceOf(claim)).some((pod) => claimsOf(pod).includes(nameOf(claim)));
}

function size(volume: Fields): bigint {
  return nanoOf(textAt(volume, "spec", "capacity", "storage"));
}

function isReservedFor(volume: Fields, claim: Fields): boolean {
  const reference = fieldsAt(volume, "spec", "claimRef");
  if (textAt(reference, "name") !== nameOf(claim) || textAt(reference, "namespace") !== namespaceOf(claim))
    return false;
  const uid = textAt(reference, "uid") ?? "";
  return uid === "" || uid === uidOf(claim);
}

function fits(volume: Fields, claim: Fields, named: boolean): boolean {
  if (isTerminating(volume)) return false;
  if (fieldsAt(volume, "spec", "claimRef") !== undefined && !isReservedFor(volume, claim)) return false;
  const className = (object: Fields) => textAt(object, "spec", "storageClassName") ?? "";
  const modes = textsAt(volume, "spec", "accessModes");
  const selector = fieldsAt(claim, "spec", "selector");
  return (
    className(volume) === className(claim) &&
    textAt(volume, "spec", "volumeMode") === textAt(claim, "spec", "volumeMode") &&
    textsAt(claim, "spec", "accessModes").every((mode) => modes.includes(mode)) &&
    nanoOf(textAt(claim, "spec", "resources", "requests", "storage")) <= size(volume) &&
    (named || selector === undefined || selects(selector, labelsOf(volume)))
  );
}

function bind(state: ClusterState, oldClaim: Fields, oldVolume: Fields, chosen: boolean): void {
  const claim = copyFields(oldClaim);
  const volume = copyFields(oldVolume);
  const volumeSpec = child(volume, "spec");
  if (volumeSpec["claimRef"] === undefined)
    child(metadataOf(volume), "annotations")[BOUND_BY_CONTROLLER] = "yes";
  volumeSpec["claimRef"] = {
    apiVersion: "v1",
    kind: "PersistentVolumeClaim",
    namespace: namespaceOf(claim),
    name: nameOf(claim),
    uid: uidOf(claim),
    resourceVersion: textAt(claim, "metadata", "resourceVersion") ?? "",
  };
  volume["status"] = { phase: "Bound" };
  state.store.put(VOLUMES, volume);
  const annotations = child(metadataOf(claim), "annotations");
  annotations["pv.kubernetes.io/bind-completed"] = "yes";
  if (chosen) annotations[BOUND_BY_CONTROLLER] = "yes";
  child(claim, "spec")["volumeName"] = nameOf(volume);
  claim["status"] = {
    phase: "Bound",
    accessModes: copy(volumeSpec["accessModes"] ?? []),
    capacity: copy(volumeSpec["capacity"] ?? {}),
  };
  state.store.put(CLAIMS, claim);
}

/** A volume whose claim is gone is kept as it is: what it holds belongs to somebody until a person says otherwise. */
function volumePhase(state: ClusterState, volume: Fields): void {
  const reference = fieldsAt(volume, "spec", "claimRef");
  const claim = state.store.get(
    CLAIMS,
    textAt(reference, "namespace") ?? "",
    textAt(reference, "name") ?? "",
  );
  const uid = textAt(reference, "uid") ?? "";
  let phase = "Available";
  if (uid !== "") phase = claim !== undefined && uidOf(claim) === uid ? "Bound" : "Released";
  saveStatus(state, VOLUMES, volume, (changed) => {
    child(changed, "status")["phase"] = phase;
  });
}
