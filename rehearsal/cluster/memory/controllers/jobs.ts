import { ClusterState } from "../cluster-state";
import { nameOf } from "../json/object";
import { Fields, at, child, fieldsAt, itemsAt, numberAt, textAt } from "../json/tree";
import { isActive } from "./kubelet";
import { makePod, ownedBy, owners, removeOwned } from "./owned";
import { saveStatus, setCondition } from "./status";

const INDEX = "batch.kubernetes.io/job-completion-index";

/** Runs the pods of every job until enough have succeeded; removes finished jobs that asked not to stay. */
export function reconcileJobs(state: ClusterState): void {
  for (const job of owners(state, "batch/jobs")) {
    if (isFinished(job)) {
      if (at(job, "spec", "ttlSecondsAfterFinished") === 0) removeOwned(state, "batch/jobs", job);
    } else reconcile(state, job);
  }
}

function isFinished(job: Fields): boolean {
  return itemsAt(job, "status", "conditions").some(
    ({ type, status }) => (type === "Complete" || type === "Failed") && status === "True",
  );
}

function reconcile(state: ClusterState, job: Fields): void {
  const pods = ownedBy(state, "/pods", job);
  const succeeded = pods.filter((pod) => textAt(pod, "status", "phase") === "Succeeded");
  const active = pods.filter(isActive);
  const completions = numberAt(job, "spec", "completions");
  const parallelism = numberAt(job, "spec", "parallelism") ?? 1;
  const suspended = at(job, "spec", "suspend") === true;
  const done =
    completions === undefined ? succeeded.length > 0 && active.length === 0 : succeeded.length >= completions;
  const missing =
    completions === undefined ? (succeeded.length > 0 ? 0 : parallelism) : completions - succeeded.length;
  if (suspended) for (const pod of active) removeOwned(state, "/pods", pod);
  else addPods(state, job, Math.min(parallelism, missing) - active.length, pods);
  writeStatus(state, job, succeeded, done, suspended);
}

function addPods(state: ClusterState, job: Fields, count: number, pods: readonly Fields[]): void {
  const indexed = textAt(job, "spec", "completionMode") === "Indexed";
  const taken = new Set(pods.map((pod) => textAt(pod, "metadata", "annotations", INDEX)));
  let index = 0;
  for (let i = 0; i < count; i++) {
    while (taken.has(String(index))) index += 1;
    const suffix = indexed ? `-${index}-` : "-";
    const number = String(index);
    makePod(
      state,
      job,
      fieldsAt(job, "spec", "template"),
      { generateName: `${nameOf(job)}${suffix}` },
      (pod) => {
        if (!indexed) return;
        const metadata = child(pod, "metadata");
        child(metadata, "annotations")[INDEX] = number;
        child(metadata, "labels")[INDEX] = number;
        child(pod, "spec")["hostname"] = `${nameOf(job)}-${number}`;
      },
    );
    index += 1;
  }
}

function writeStatus(
  state: ClusterState,
  job: Fields,
  succeeded: readonly Fields[],
  done: boolean,
  suspended: boolean,
): void {
  const active = ownedBy(state, "/pods", job).filter(isActive).length;
  saveStatus(state, "batch/jobs", job, (changed) => {
    const status = child(changed, "status");
    if (!suspended) status["startTime"] ??= state.ids.now();
    status["ready"] = 0;
    status["terminating"] = 0;
    status["uncountedTerminatedPods"] = {};
    for (const [field, count] of Object.entries({ active, succeeded: succeeded.length })) {
      if (count > 0) status[field] = count;
      else Reflect.deleteProperty(status, field);
    }
    if (textAt(job, "spec", "completionMode") === "Indexed") status["completedIndexes"] = indexes(succeeded);
    if (suspended) {
      setCondition(state, changed, {
        type: "Suspended",
        status: "True",
        reason: "JobSuspended",
        message: "Job suspended",
      });
    }
    if (!done) return;
    const message = "Reached expected number of succeeded pods";
    for (const type of ["SuccessCriteriaMet", "Complete"]) {
      setCondition(state, changed, { type, status: "True", reason: "CompletionsReached", message });
    }
    status["completionTime"] ??= state.ids.now();
  });
}

/** `0-2,4`: completed indexes in ranges. */
function indexes(pods: readonly Fields[]): string {
  const numbers = pods
    .map((pod) => Number(textAt(pod, "metadata", "annotations", INDEX) ?? "0"))
    .sort((a, b) => a - b);
  const ranges: [number, number][] = [];
  for (const number of numbers) {
    const last = ranges.at(-1);
    if (last !== undefined && last[1] + 1 === number) last[1] = number;
    else ranges.push([number, number]);
  }
  return ranges.map(([from, to]) => (from === to ? String(from) : `${from}-${to}`)).join(",");
}
