import { RehearsalObserver, StackPhase } from "../../rehearsal/run/observer";
import { Progress } from "../output/progress";

const LABELS: Readonly<Record<StackPhase, string>> = {
  apply: "apply",
  plan: "plan again",
  prove: "prove",
  unprotect: "unprotect",
  destroy: "destroy",
};

/** Shows a rehearsal as progress. */
export function progressObserver(progress: Progress): RehearsalObserver {
  return {
    step: (phase, stackName, work) =>
      progress.step(
        `${LABELS[phase].padEnd(10)} ${stackName ?? (phase === "prove" ? "placement" : "all stacks")}`,
        ({ detail }) => work(detail),
      ),
    note: progress.note,
    raw: progress.raw,
  };
}
