import { z } from "zod";
import { absolutePath, text, whole } from "./text";

const nfs = z.strictObject({
  nfs: z.strictObject({
    server: text(/^[A-Za-z0-9]([-A-Za-z0-9.]*[A-Za-z0-9])?$/, `a host or address such as "nfs.example.com"`),
    path: absolutePath("/export/models"),
  }),
});

const hostPath = z.strictObject({
  hostPath: z.strictObject({ path: absolutePath("/srv/models") }),
});

/** A volume that exists. */
const volume = z
  .union([nfs, hostPath], { error: "either nfs or hostPath" })
  .optional()
  .describe("A volume that exists: an NFS export, or a folder of the node (one node only).");

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
