import { App, TerraformStack } from "cdktf";
import { namedVolume } from "../../../../constructs/clouds/local/file-system";
import { ClusterNetwork } from "../../../../constructs/clouds/local/network";
import { FileSystemProps, IFileSystem } from "../../../../constructs/contracts";

function volume(changes: Partial<FileSystemProps>): IFileSystem {
  const stack = new TerraformStack(new App(), "test");
  const network = new ClusterNetwork(stack, "Network");
  return namedVolume(stack, "Models", { network, purpose: "models", sizeGiB: 50, ...changes });
}

test.each<NonNullable<FileSystemProps["existing"]>>([
  { kind: "nfs", server: "10.0.0.5", path: "/models", mountOptions: [] },
  { kind: "hostPath", path: "/srv/models" },
  { kind: "storageClass", className: "nfs-client", accessMode: "ReadWriteMany" },
])("is the volume that is named: %j", (existing) => {
  const { volumeSource, sizeGiB } = volume({ existing });
  expect(volumeSource).toEqual(existing);
  expect(sizeGiB).toBe(50);
});

test("fails when no volume is named", () => {
  expect(() => volume({})).toThrow(
    "volume of 'models' must be named: a storage class, an nfs export or a hostPath, got none [at test]",
  );
});

test("fails when snapshots are asked of a volume that exists", () => {
  const existing = { kind: "hostPath", path: "/srv/models" } as const;
  expect(() => volume({ existing, snapshots: { everyDays: 1, keep: 7 } })).toThrow(
    "snapshots are taken of file systems made here only, got a schedule of every 1 days [at test/Models]",
  );
});
