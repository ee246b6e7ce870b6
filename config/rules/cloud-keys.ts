import { ConfigPath, Finding } from "../problems/problem";
import { NOTHING, shown } from "../problems/shown";
import { Draft } from "../draft";
import { CLOUD_KEYS, NEEDED } from "./keys-per-cloud";
import { Rule } from "./rule";

/** The paths that a pattern stands for, in which `*` is every node pool. */
export function expand(pattern: string, poolNames: readonly string[]): ConfigPath[] {
  const parts = pattern.split(".");
  if (!parts.includes("*")) {
    return [parts];
  }
  return poolNames.map((name) => parts.map((part) => (part === "*" ? name : part)));
}

function poolNames({ written }: Draft): readonly string[] {
  const pools = written(["nodePools"]);
  return typeof pools === "object" && pools !== null ? Object.keys(pools) : [];
}

/** A missing key is only told where what should hold it is there, or may be left out itself. */
function isExpectedAt(path: ConfigPath, { written }: Draft): boolean {
  const parent = written(path.slice(0, -1));
  return (typeof parent === "object" && parent !== null) || (parent === undefined && path[0] === "outputs");
}

/** A file has the keys its cloud needs, and none that mean nothing there. */
export const cloudKeys: Rule = (draft) => {
  const { cloud, written } = draft;
  if (cloud === undefined) {
    return [];
  }
  const { required, refused } = CLOUD_KEYS[cloud.kind];
  const pools = poolNames(draft);
  const because = { path: ["cloud", "kind"], says: `kind: ${cloud.kind}` };
  const missing = required.flatMap((pattern): Finding[] =>
    expand(pattern, pools)
      .filter((path) => written(path) === undefined && isExpectedAt(path, draft))
      .map((path) => ({ path, expected: NEEDED[pattern] ?? "a value", got: NOTHING, because })),
  );
  const superfluous = Object.entries(refused).flatMap(([pattern, why]): Finding[] =>
    expand(pattern, pools)
      .filter((path) => written(path) !== undefined)
      .map((path) => ({
        path,
        at: "key",
        expected: `no such key: ${why}`,
        got: shown(written(path)),
        because,
      })),
  );
  return [...missing, ...superfluous];
};
