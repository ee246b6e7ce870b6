import { IFileSystem, VolumeSource } from "../../../constructs/contracts";
import { SharedVolume } from "../../../constructs/kubernetes/shared-volume";
import { at, synthClusterStack } from "../../support/cluster-stack";
import { fakeFileSystem } from "../../support/fake-file-system";
import { addresses, onlyResource, StackJson } from "../../support/synth";

function volume(fileSystem: IFileSystem = fakeFileSystem()): StackJson {
  return synthClusterStack((stack) => {
    new SharedVolume(stack, "Anything", { fileSystem, namespace: "images", name: "models" });
  });
}

const source = (json: StackJson): unknown =>
  at(onlyResource(json, "kubernetes_persistent_volume_v1"), "spec.0.persistent_volume_source");

describe("a shared volume", () => {
  test("keeps its addresses wherever the construct moves", () => {
    expect(addresses(volume())).toEqual([
      "kubernetes_persistent_volume_claim_v1.models-claim",
      "kubernetes_persistent_volume_v1.models-volume",
    ]);
  });

  test("keeps the files when the claim is deleted, and lets no other claim have them", () => {
    const { spec } = onlyResource(volume(), "kubernetes_persistent_volume_v1");
    expect(at(spec, "0")).toMatchObject({
      access_modes: ["ReadWriteMany"],
      capacity: { storage: "200Gi" },
      persistent_volume_reclaim_policy: "Retain",
      claim_ref: { name: "models", namespace: "images" },
    });
  });

  test("gives volume and claim the same class, which is not empty", () => {
    const json = volume();
    const ofVolume = at(onlyResource(json, "kubernetes_persistent_volume_v1"), "spec.0.storage_class_name");
    const ofClaim = at(
      onlyResource(json, "kubernetes_persistent_volume_claim_v1"),
      "spec.storage_class_name",
    );
    expect(ofClaim).toBe(ofVolume);
    expect(ofVolume).toMatch(/./);
  });

  test("names the volume by its namespace too, because volumes have none", () => {
    expect(at(onlyResource(volume(), "kubernetes_persistent_volume_v1"), "metadata.name")).toBe(
      "images-models",
    );
  });

  test("binds the claim to exactly this volume", () => {
    expect(at(onlyResource(volume(), "kubernetes_persistent_volume_claim_v1"), "spec.volume_name")).toBe(
      "${kubernetes_persistent_volume_v1.models-volume.metadata[0].name}",
    );
  });

  test.each<[string, VolumeSource, object]>([
    [
      "csi",
      { kind: "csi", driver: "d", volumeHandle: "h", volumeAttributes: { vers: "3" } },
      { csi: { driver: "d", volume_handle: "h", volume_attributes: { vers: "3" } } },
    ],
    [
      "nfs",
      { kind: "nfs", server: "10.0.0.9", path: "/e", mountOptions: [] },
      { nfs: { server: "10.0.0.9", path: "/e" } },
    ],
    ["hostPath", { kind: "hostPath", path: "/p" }, { host_path: { path: "/p", type: "DirectoryOrCreate" } }],
  ])("has exactly the source of a %s file system", (_, from, to) => {
    expect(source(volume(fakeFileSystem(from)))).toEqual(to);
  });

  test("lets pods mount a folder only on the node that has it", () => {
    const affinity = (node?: string): unknown =>
      at(
        onlyResource(
          volume(fakeFileSystem({ kind: "hostPath", path: "/p", node })),
          "kubernetes_persistent_volume_v1",
        ),
        "spec.0.node_affinity.required.node_selector_term.0.match_expressions.0",
      );
    expect(affinity("gpu-1")).toEqual({ key: "kubernetes.io/hostname", operator: "In", values: ["gpu-1"] });
    expect(affinity()).toBeUndefined();
  });

  test("passes mount options of NFS on, and has none otherwise", () => {
    const options = (json: StackJson) =>
      at(onlyResource(json, "kubernetes_persistent_volume_v1"), "spec.0.mount_options");
    expect(options(volume())).toEqual(["vers=3"]);
    expect(options(volume(fakeFileSystem({ kind: "hostPath", path: "/p" })))).toBeUndefined();
  });
});

describe("a shared volume of a storage class", () => {
  const ofClass = (accessMode: "ReadWriteMany" | "ReadWriteOnce"): StackJson =>
    volume(fakeFileSystem({ kind: "storageClass", className: "nfs-client", accessMode }));

  test("is a claim alone, at the address that every claim has", () => {
    expect(addresses(ofClass("ReadWriteMany"))).toEqual([
      "kubernetes_persistent_volume_claim_v1.models-claim",
    ]);
  });

  test.each(["ReadWriteMany", "ReadWriteOnce"] as const)("asks the class for its size and for %s", (mode) => {
    expect(at(onlyResource(ofClass(mode), "kubernetes_persistent_volume_claim_v1"), "spec")).toEqual({
      access_modes: [mode],
      resources: { requests: { storage: "200Gi" } },
      storage_class_name: "nfs-client",
    });
  });

  test("is not waited for: its class may make it only once a pod is placed", () => {
    const claim = onlyResource(ofClass("ReadWriteOnce"), "kubernetes_persistent_volume_claim_v1");
    expect(claim["wait_until_bound"]).toBe(false);
  });
});
