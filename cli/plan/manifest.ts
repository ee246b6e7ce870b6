import { readFileSync, writeFileSync } from "node:fs";
import { z } from "zod";
import { formatReview, parseReview } from "../../review/formats";
import { PlanBase, reviewDigest } from "../../review/identity";
import { Review } from "../../review/model";
import { isSystemError } from "../errors/system-error";
import { KnownError } from "../errors/known-error";
import { EXIT } from "../exit-codes";
import { formatJson } from "../output/json";
import { PlanFolder } from "./plan-folder";
import { parsedJson } from "../../review/parsed-json";

const manifestFormat = z.strictObject({
  format: z.literal(1),
  environment: z.string(),
  /** Whether the environment is to be as its file says, or to be destroyed. */
  mode: z.enum(["apply", "destroy"]),
  createdAt: z.iso.datetime(),
  stacks: z.array(
    z.strictObject({
      name: z.string(),
      status: z.enum(["planned", "waits", "failed"]),
      /** Absent when it was not planned. */
      digest: z.string().optional(),
      /** `null` when nothing has been applied yet. */
      state: z.strictObject({ lineage: z.string(), serial: z.int().nonnegative() }).nullable(),
      /** Digest of its lock file; `null` without one. */
      lockFile: z.string().nullable(),
      /** Name of its plan file in the same folder; absent when it was not planned. */
      planFile: z.string().optional(),
    }),
  ),
  digest: z.string(),
});

/** What was planned, and from where: `plan.json`. */
export type PlanManifest = z.infer<typeof manifestFormat>;

/** Where the stacks of a manifest were planned from. */
export function basesOf({ stacks }: Pick<PlanManifest, "stacks">): readonly PlanBase[] {
  return stacks.map(({ name, state, lockFile }) => ({ name, state, lockFile }));
}

/** Writes a manifest and its review, for their owner only. */
export function writePlanned(folder: PlanFolder, manifest: PlanManifest, review: Review): void {
  writeFileSync(folder.manifest, formatJson(manifest), { mode: 0o600 });
  writeFileSync(folder.review, formatReview(review, "json"), { mode: 0o600 });
}

/**
 * Reads the manifest of a folder.
 *
 * @returns undefined when nothing is planned there.
 * @throws KnownError when it is none of ours.
 */
export function readManifest(folder: PlanFolder): PlanManifest | undefined {
  const text = textOf(folder.manifest);
  if (text === undefined) return undefined;
  const read = manifestFormat.safeParse(parsedJson(text));
  if (!read.success) throw notOurs(folder.manifest);
  return read.data;
}

/**
 * Reads the review of a folder, which has to be the one of its manifest.
 *
 * @throws KnownError when it is not there, or is of something else.
 */
export function readReview(folder: PlanFolder, { digest }: PlanManifest): Review {
  const text = textOf(folder.review);
  if (text === undefined) {
    throw new KnownError(`there is no ${folder.review}: plan again with \`sdstack plan\``, EXIT.failure);
  }
  const parsed = parsedReview(text, folder.review);
  if (parsed.digest !== digest || reviewDigest(parsed.stacks) !== digest) {
    throw new KnownError(
      `${folder.review} is not the review of ${folder.manifest}: plan again with \`sdstack plan\``,
      EXIT.failure,
    );
  }
  return parsed;
}

function parsedReview(text: string, file: string): Review {
  try {
    return parseReview(text);
  } catch {
    throw notOurs(file);
  }
}

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if (isSystemError(error) && error.code === "ENOENT") return undefined;
    throw error;
  }
}

function notOurs(file: string): KnownError {
  return new KnownError(
    `${file} is not what \`sdstack plan\` of this version writes: plan again`,
    EXIT.failure,
  );
}
