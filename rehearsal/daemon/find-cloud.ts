import { removeCloud, CloudRecord, readCloudRecord } from "./cloud-record";
import { BackgroundClouds } from "./control-client";
import { isRunning } from "./process-identity";

/** What became of the cloud in the background. */
export type FoundCloud =
  | { readonly kind: "none" }
  | { readonly kind: "up"; readonly clouds: BackgroundClouds }
  /** Its process is there and says nothing. */
  | { readonly kind: "silent"; readonly record: CloudRecord }
  /** Its process is gone without having said goodbye; what it left has been removed. */
  | { readonly kind: "died"; readonly record: CloudRecord };

/** Looks for the cloud that a folder knows of, and cleans up after one whose process died. */
export async function findCloud(folder: string): Promise<FoundCloud> {
  const record = readCloudRecord(folder);
  if (record === undefined) return { kind: "none" };
  if (!(await isRunning(record))) {
    // Only what this very record names, should another cloud have been started meanwhile.
    if (readCloudRecord(folder)?.instance === record.instance) removeCloud(folder, record);
    return { kind: "died", record };
  }
  const clouds = new BackgroundClouds(record);
  return (await clouds.isAnswering()) ? { kind: "up", clouds } : { kind: "silent", record };
}
