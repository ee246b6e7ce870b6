import { Work } from "../work";
import { Written } from "../yaml-edit";

/** What a bucket of each kind has to be told besides its name, after the name of the environment. */
const LOCK_OF: Readonly<Record<string, readonly [key: string, (name: string) => Written]>> = {
  oss: [
    "tablestore",
    (name) => ({ instance: `${name.slice(0, 11).replace(/-+$/, "")}-lock`, table: "state_lock" }),
  ],
};

/** The number of an account at the end of a bucket's name. */
const APPID = /-\d{6,12}$/;

/** Buckets of a cloud are known to that cloud; other places for a state stay what they are. */
export function state(work: Work): void {
  const { environment, from, to, name } = work;
  const { state: present } = environment;
  if (!("bucket" in present) || present.kind !== from.bucketKind || to.bucketKind === present.kind) return;
  if (to.bucketKind === undefined) {
    // A default region comes from the cloud, which is none any more.
    if ("region" in present) work.choose(["state", "region"], present.region, "the state stays where it is");
    return;
  }
  const { title, bucketKind } = to;
  work.set(["state", "kind"], bucketKind);
  work.leaveOut(["state", "region"], `buckets of ${title} are in the region of the cloud, unless you say so`);
  const [lockBefore] = LOCK_OF[present.kind] ?? [];
  if (lockBefore !== undefined) work.leaveOut(["state", lockBefore], `${bucketKind} locks by itself`);
  const stem = present.bucket.replace(APPID, "");
  const bucket = bucketKind === "cos" ? `${stem}-1250000000` : stem;
  work.ask(["state", "bucket"], bucket, `put a bucket of ${title}; the state itself is not moved`);
  const [lock, example] = LOCK_OF[bucketKind] ?? [];
  if (lock !== undefined && example !== undefined) {
    work.ask(["state", lock], example(name), "put what keeps two runs apart");
  }
}
