import { StateBuckets } from "../../../catalog";
import { defaultBucketRegion } from "../../bucket-region";
import { Work } from "../work";

/** Buckets of a cloud are known to that cloud; other places for a state stay what they are. */
export function state(work: Work): void {
  const { environment, from, to } = work;
  const { state: present } = environment;
  const [before, after] = [from.stateBuckets, to.stateBuckets];
  const isOfCloud = "bucket" in present && present.kind === before?.kind;
  if (isOfCloud && after !== undefined && after.kind !== present.kind) {
    toBucketOf(work, before.chosenPart(present.bucket), before, after);
  } else {
    stays(work);
  }
}

function toBucketOf(work: Work, chosen: string, before: StateBuckets, after: StateBuckets): void {
  const { title } = work.to;
  work.choose(["state", "kind"], after.kind, `buckets of ${title}`);
  work.leaveOut(["state", "region"], `buckets of ${title} are in the region of the cloud, unless you say so`);
  if (before.lock !== undefined) {
    const why = after.lock === undefined ? `${after.kind} locks by itself` : "the lock of other buckets";
    work.leaveOut(["state", before.lock.key], why);
  }
  const bucket = after.named(chosen);
  work.ask(["state", "bucket"], bucket, `put a bucket of ${title}; the state itself is not moved`);
  const { lock } = after;
  if (lock !== undefined) work.ask(["state", lock.key], lock.example(work.name), `put ${lock.title}`);
}

/** Two environments in one state would take each other's place: the second would destroy what the first has made. */
function stays(work: Work): void {
  const { environment, name, kind } = work;
  const { state: present, cloud } = environment;
  if ("bucket" in present && !work.has(["state", "region"])) {
    // A default region comes from the cloud, which is another one now, or none.
    const isDefault = defaultBucketRegion(cloud, present.kind) !== undefined;
    if (isDefault) work.choose(["state", "region"], present.region, "the state stays where it is");
  }
  const hasSameName = name === environment.name;
  if ("prefix" in present && (hasSameName || work.has(["state", "prefix"]))) {
    const named = hasSameName ? present.prefix : present.prefix.replaceAll(environment.name, name);
    const prefix = named === present.prefix ? `${present.prefix}-${kind}` : named;
    work.choose(["state", "prefix"], prefix, `${present.prefix} has the state of the first environment`);
  } else if (hasSameName) {
    const where = present.kind === "local" ? "folder" : "database";
    work.remind(["state", where], `put another ${where}: this one has the state of the first ${name}`);
  }
}
