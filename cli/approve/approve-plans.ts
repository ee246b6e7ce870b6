import { existsSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { Approval, approvalOf, signApproval } from "../../review/identity";
import { Review } from "../../review/model";
import { Context } from "../context";
import { KnownError } from "../errors/known-error";
import { EXIT } from "../exit-codes";
import { basesOf, PlanManifest, readManifest, readReview } from "../plan/manifest";
import { PlanFolder, planFolderOf } from "../plan/plan-folder";

/** Plans that somebody may approve. */
export interface PlansToApprove {
  readonly folder: PlanFolder;
  readonly manifest: PlanManifest;
  readonly review: Review;
}

/**
 * Finds plans by the name of their environment, or in a folder.
 *
 * @throws KnownError when there are none.
 */
export function findPlans(context: Pick<Context, "folder">, environmentOrFolder: string): PlansToApprove {
  const named = new PlanFolder(resolve(context.folder, environmentOrFolder));
  const folder = existsSync(named.manifest) ? named : planFolderOf(context, environmentOrFolder);
  const manifest = readManifest(folder);
  if (manifest === undefined) {
    throw new KnownError(
      `nothing is planned in ${folder.path}: run \`sdstack plan ${environmentOrFolder}\` first`,
      EXIT.failure,
    );
  }
  return { folder, manifest, review: readReview(folder, manifest) };
}

/** Who approves, with what, and for how long. */
export interface ApproveOptions {
  readonly approver: string;
  readonly privateKey: string;
  readonly milliseconds: number;
  readonly now: Date;

  /** File to write to, absolute. */
  readonly output: string;
}

/**
 * Signs what was planned.
 *
 * @throws ApprovalError when it may not be approved.
 */
export function approvePlans({ manifest, review }: PlansToApprove, options: ApproveOptions): Approval {
  const { approver, privateKey, milliseconds, now, output } = options;
  const approval = approvalOf(review, basesOf(manifest), {
    approver,
    approvedAt: now,
    expiresAt: new Date(now.getTime() + milliseconds),
    destroy: manifest.mode === "destroy",
  });
  writeFileSync(output, signApproval(approval, privateKey));
  return approval;
}
