import { DependencyGroup } from "constructs";
import { IFileSystem, VolumeSource } from "../../constructs/contracts";

/** A file system that exists and can be mounted; by default over NFS. */
export function fakeFileSystem(volumeSource?: VolumeSource, sizeGiB = 200): IFileSystem {
  const nfs: VolumeSource = { kind: "nfs", server: "10.0.0.9", path: "/export", mountOptions: ["vers=3"] };
  return { volumeSource: volumeSource ?? nfs, sizeGiB, mountable: new DependencyGroup() };
}
