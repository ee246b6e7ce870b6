import { z } from "zod";
import { CLAIM_ACCESS_MODES } from "../../constructs/contracts/file-system";
import { absolutePath, text, whole } from "./text";

const nfs = z.strictObject({
  nfs: z.strictObject({
    server: text(/^[A-Za-z0-9]([-A-Za-z0-9.]*[A-Za-z0-9])?$/, `a host or address such as "nfs.example.com"`),
    path: absolutePath("/export/models"),
  }),
});

const hostPath = z.strictObject({
  hostPath: z.strictObject({
    path: absolutePath("/srv/models"),
    node: text(/^(?=.{1,63}$)[a-z0-9]([-a-z0-9.]*[a-z0-9])?$/, `the name of a node such as "gpu-1"`)
      .optional()
      .describe(
        "Node that has the folder, by its label kubernetes.io/hostname: every pod that uses it runs there. Default: the only node of the workload's pool.",
      ),
  }),
});

const storageClass = z.strictObject({
  storageClass: z.strictObject({
    name: text(
      /^(?=.{1,253}$)[a-z0-9]([-a-z0-9.]*[a-z0-9])?$/,
      `the name of a storage class such as "nfs-client"`,
    ).describe("Storage class of the cluster that makes the volume."),
    accessMode: z
      .enum(CLAIM_ACCESS_MODES)
      .default("ReadWriteMany")
      .describe("ReadWriteMany: pods on any number of nodes. ReadWriteOnce: pods of one node only."),
  }),
});

/** A volume that exists. */
const volume = z
  .union([storageClass, nfs, hostPath], { error: "one of storageClass, nfs and hostPath" })
  .optional()
  .describe("What the cluster has: a storage class, an NFS export, or a folder of a node (one node only).");

const snapshots = z.strictObject({
  everyDays: whole(1, 30, "days").describe("Days between two snapshots."),
  keep: whole(1, 100, "snapshots").describe("Snapshots kept."),
});

const sizeGiB = whole(10, 160_000, "GiB");

/** Where models are kept. */
export const modelsSchema = z
  .strictObject({
    sizeGiB: sizeGiB.describe("Size of the model store, in GiB."),
    snapshots: snapshots.optional().describe("Snapshots of the model store. Default: none."),
    volume,
  })
  .describe("Where models are kept.");

/** Where images that were made are kept. */
export const outputsSchema = z
  .strictObject({
    sizeGiB: sizeGiB.default(100).describe("Size of the store, in GiB."),
    expireAfterDays: whole(1, 3650, "days")
      .optional()
      .describe("Days after which an image is deleted. Default: never."),
    volume,
  })
  .describe("Where the images that were made are kept.");
