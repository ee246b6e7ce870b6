import { Comment, IComments } from "../contracts";
import { UncertainError } from "../forge-error";
import { carries, marked, markerOf } from "./marker";

/** What became of a comment. */
export interface Kept {
  readonly outcome: "created" | "updated" | "unchanged" | "outdated";

  /** Absent when a newer commit has made the report outdated. */
  readonly comment?: Comment;

  /** Duplicates that were removed. */
  readonly removed: number;

  /** The commit that the change request has now, when it is another one. */
  readonly newerHead?: string;
}

const ROUNDS = 4;

/** Forges keep line breaks and what is around a text in their own way. */
function sameText(one: string, other: string): boolean {
  const plain = (text: string): string => text.replace(/\r\n/g, "\n").trimEnd();
  return plain(one) === plain(other);
}

/**
 * Keeps the one comment of a report up to date: written once, edited when its text has changed, written again when
 * somebody has deleted it. A job that looks at a commit which is no longer the newest writes nothing.
 *
 * @throws ForgeError for what the forge refuses.
 */
export async function keepComment(
  comments: IComments,
  { id, headSha, text }: { readonly id: string; readonly headSha: string; readonly text: string },
): Promise<Kept> {
  const body = marked(id, text);
  const marker = markerOf(id);
  for (let round = 1; ; round += 1) {
    const own = (await comments.own()).filter((comment) => carries(comment.body, marker));
    // Asked last: what comes after it takes milliseconds, and a newer job has a plan to make first.
    const newerHead = await comments.currentHead();
    if (newerHead !== headSha) return { outcome: "outdated", removed: 0, newerHead };
    const [first, ...duplicates] = own;
    try {
      const written = await write(comments, first, body);
      if (written !== undefined) {
        for (const duplicate of duplicates) await comments.remove(duplicate);
        return { ...written, removed: duplicates.length };
      }
      if (round === ROUNDS) {
        return { outcome: "created", comment: await comments.create(body), removed: 0 };
      }
    } catch (error) {
      // It may be there without our knowing: look again before there are two.
      if (!(error instanceof UncertainError) || round === ROUNDS) throw error;
    }
  }
}

/** Undefined when the comment has gone meanwhile. */
async function write(
  comments: IComments,
  first: Comment | undefined,
  body: string,
): Promise<Pick<Kept, "outcome" | "comment"> | undefined> {
  if (first === undefined) return { outcome: "created", comment: await comments.create(body) };
  if (sameText(first.body, body)) return { outcome: "unchanged", comment: first };
  const comment = await comments.update(first, body);
  return comment === undefined ? undefined : { outcome: "updated", comment };
}
