import { Review, StackReview } from "../../model";
import { code, count, joined, prose, whole, Words } from "../text";
import { destroys } from "./answers";
import { blocks } from "./finding-row";
import { Tone } from "./row";

/** The verdict of a review for its readers. */
export interface VerdictLine {
  /** One word or two, such as `Blocked`. */
  readonly word: string;

  /** A sentence. */
  readonly sentence: Words;
  readonly tone: Tone;
}

/** One line that says what a reviewer has to know first. */
export function verdictOf(review: Review): VerdictLine {
  const blocking = review.findings.filter(blocks).length;
  const answers = `${count(blocking, "finding")} ${blocking === 1 ? "has" : "have"} to be answered before it can be applied`;
  const waiting = review.stacks.filter(({ status }) => status.kind === "waits");
  const failed = review.stacks.filter(({ status }) => status.kind === "failed");
  const also = blocking > 0 ? `, and ${answers}.` : ".";
  switch (review.verdict) {
    case "no-changes":
      return { word: "No changes", sentence: ["What is there is what the program says."], tone: "good" };
    case "blocked":
      return { word: "Blocked", sentence: [`${answers}.`], tone: "bad" };
    case "failed":
      return { word: "Failed", sentence: [...planningFailed(failed), also], tone: "bad" };
    case "incomplete":
      return {
        word: "Incomplete",
        sentence: [...incomplete(waiting), also],
        tone: blocking > 0 ? "bad" : "warn",
      };
    case "changes":
      return changes(review);
  }
}

function changes(review: Review): VerdictLine {
  const gone = review.changes.filter(destroys).length;
  const total = review.changes.length;
  const what = total === 0 ? "outputs only" : count(total, "resource");
  const some = gone === total ? (total === 1 ? "which is" : "all of them") : `${whole(gone)} of them`;
  return {
    word: "Changes",
    sentence: [
      gone === 0
        ? `${what}, nothing is destroyed and nothing blocks.`
        : `${what}, ${some} destroyed or replaced; nothing blocks.`,
    ],
    tone: gone === 0 ? "plain" : "warn",
  };
}

function planningFailed(failed: readonly StackReview[]): Words {
  if (failed.length === 0) return ["Planning failed"];
  return joined(["Planning failed for ", ...names(failed)]);
}

function incomplete(waiting: readonly StackReview[]): Words {
  if (waiting.length === 0) return ["The plans leave something out"];
  return joined([...names(waiting), ` cannot be planned before other stacks are applied`]);
}

const NAMED = 5;
const NAME_LIMIT = 60;
const MESSAGE_LIMIT = 300;

function names(stacks: readonly StackReview[]): Words {
  const some = stacks
    .slice(0, NAMED)
    .flatMap(({ name }, index) => (index === 0 ? [code(name, NAME_LIMIT)] : [", ", code(name, NAME_LIMIT)]));
  return stacks.length > NAMED ? [...some, ` and ${count(stacks.length - NAMED, "more stack")}`] : some;
}

/** What became of planning a stack, in words. */
export function statusWords({ status, complete, errored }: StackReview): Words {
  switch (status.kind) {
    case "waits":
      return joined([
        "waits for ",
        ...status.for
          .slice(0, NAMED)
          .flatMap((name, i) => (i === 0 ? [code(name, NAME_LIMIT)] : [", ", code(name, NAME_LIMIT)])),
      ]);
    case "failed":
      return joined(["failed: ", ...prose(status.message, MESSAGE_LIMIT)]);
    case "planned":
      if (errored === true) return ["planned in part: an error ended it"];
      return [complete === false ? "planned in part" : "planned"];
  }
}
