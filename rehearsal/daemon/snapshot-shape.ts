import { Snapshot } from "../run/snapshot";

/** Says whether JSON from another process of this program is a snapshot. Both are of the same build. */
export function isSnapshot(json: unknown): json is Snapshot {
  if (typeof json !== "object" || json === null) return false;
  return ["cloud", "kubernetes", "clusters", "charts", "ledger"].every(
    (name) => name in json && Array.isArray(Object.getOwnPropertyDescriptor(json, name)?.value),
  );
}
