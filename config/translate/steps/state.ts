import { defaultBucketRegion } from "../../bucket-region";
import { Work } from "../work";
import { Written } from "../yaml-edit";

/** What a bucket of each kind has to be told besides its name, after the name of the environment. */
const LOCK_OF: Readonly<Record<string, readonly [key: string, (name: string) => Written]>> = {
  oss: ["tablestore", (name) => ({ instance: `${tablePrefix(name)}-lock`, table: "state_lock" })],
};

/** The number of an account at the end of a bucket's name. */
const APPID = /-\d{6,12}$/;

/** Buckets of a cloud are known to that cloud; other places for a state stay what they are. */
export function state(work: Work): void {
  const { environment, from, to } = work;
  const { state: present } = environment;
  const isOfCloud = "bucket" in present && present.kind === from.bucketKind;
  if (isOfCloud && to.bucketKind !== undefined && to.bucketKind !== present.kind) {
    toBucketOf(work, present, to.bucketKind);
  } else {
    stays(work);
  }
}

function toBucketOf(work: Work, present: { kind: string; bucket: string }, bucketKind: string): void {
  const { title } = work.to;
  work.choose(["state", "kind"], bucketKind, `buckets of ${title}`);
  work.leaveOut(["state", "region"], `buckets of ${title} are in the region of the cloud, unless you say so`);
  const [lockBefore] = LOCK_OF[present.kind] ?? [];
  if (lockBefore !== undefined) work.leaveOut(["state", lockBefore], `${bucketKind} locks by itself`);
  const bucket = bucketNamed(bucketKind, present.bucket);
  work.ask(["state", "bucket"], bucket, `put a bucket of ${title}; the state itself is not moved`);
  const [lock, example] = LOCK_OF[bucketKind] ?? [];
  if (lock !== undefined && example !== undefined) {
    work.ask(
      ["state", lock],
      example(work.name),
      "put the instance and the table of Tablestore that keep two runs apart",
    );
  }
}

/** A name like that of another bucket, in the form that the kind of bucket has. */
function bucketNamed(kind: string, before: string): string {
  const stem = before.replace(APPID, "").slice(0, 49).replace(/-+$/, "");
  if (kind === "cos") return `${stem}-1250000000`;
  return stem.length < 3 ? `${stem}-state` : stem;
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

function tablePrefix(name: string): string {
  const lettered = /^[a-z]/.test(name) ? name : `sd-${name}`;
  return lettered.slice(0, 11).replace(/-+$/, "");
}
