import { Work } from "../work";

/** Buckets of a cloud are known to that cloud; other places for a state stay what they are. */
export function state(work: Work): void {
  const { environment, from, to } = work;
  const { state: present } = environment;
  const ofTheCloud = present.kind === from.bucketKind;
  if (!ofTheCloud || to.bucketKind === present.kind) return;
  if (to.bucketKind === undefined) {
    // A default region comes from the cloud, which is none any more.
    if ("region" in present) work.choose(["state", "region"], present.region, "the state stays where it is");
    return;
  }
  work.set(["state", "kind"], to.bucketKind);
  work.leaveOut(
    ["state", "region"],
    `buckets of ${to.title} are in the region of the cloud, unless you say so`,
  );
  if ("bucket" in present) {
    const bucket = present.bucket.replace(/-\d{6,12}$/, "");
    work.ask(["state", "bucket"], bucket, `put a bucket of ${to.title}; the state itself is not moved`);
  }
}
