import { Approval } from "../../review/identity";
import { Review } from "../../review/model";
import { readManifest, readReview } from "../plan/manifest";
import { PlanFolder } from "../plan/plan-folder";

/** The review that was approved, when it is still at hand. It only explains; nothing is decided by it. */
export function announcedReview(folder: PlanFolder, { digest }: Approval): Review | undefined {
  try {
    const manifest = readManifest(folder);
    return manifest?.digest === digest ? readReview(folder, manifest) : undefined;
  } catch {
    return undefined;
  }
}
