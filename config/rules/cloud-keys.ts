import { CloudKind } from "../../constructs/contracts/cloud-kind";
import { ConfigPath, Finding } from "../problems/problem";
import { NOTHING, shown } from "../problems/shown";
import { Draft } from "../draft";
import { Rule } from "./rule";

/** Keys that a cloud needs, and keys that mean nothing to it; `*` stands for every node pool. */
interface CloudKeys {
  readonly required: readonly string[];
  readonly refused: Readonly<Record<string, string>>;
}

const MADE_BY_THE_CLOUD = "no such key: the cloud makes it";
const EXISTS_ALREADY = "no such key: it exists already on a cluster of your own";

const KEYS: Readonly<Record<CloudKind, CloudKeys>> = {
  tencent: {
    required: ["nodePools.*.instanceType"],
    refused: {
      "nodePools.*.nodeSelector": MADE_BY_THE_CLOUD,
      "nodePools.*.gpu": "no such key: the machine type says it",
      "registry.host": MADE_BY_THE_CLOUD,
      "models.volume": MADE_BY_THE_CLOUD,
      "outputs.volume": MADE_BY_THE_CLOUD,
    },
  },
  local: {
    required: ["registry.host", "models.volume", "outputs.volume"],
    refused: {
      network: EXISTS_ALREADY,
      "cluster.endpoint": EXISTS_ALREADY,
      "cluster.serviceCidr": EXISTS_ALREADY,
      "nodePools.*.instanceType": "no such key: nodes of your own are found by nodeSelector",
      "registry.tier": EXISTS_ALREADY,
      "registry.keepTags": EXISTS_ALREADY,
      "models.snapshots": "no such key: nobody takes snapshots of a volume of your own",
    },
  },
};

/** What a required key is for, to follow "expected". */
const NEEDED: Readonly<Record<string, string>> = {
  "nodePools.*.instanceType": `a machine type such as "S5.LARGE8"`,
  "registry.host": `the host of your registry such as "registry.example.com"`,
  "models.volume": "a volume that exists, nfs or hostPath",
  "outputs.volume": "a volume that exists, nfs or hostPath",
};

function expand(pattern: string, { written }: Draft): ConfigPath[] {
  const parts = pattern.split(".");
  if (!parts.includes("*")) {
    return [parts];
  }
  const pools = written(["nodePools"]);
  const names = typeof pools === "object" && pools !== null ? Object.keys(pools) : [];
  return names.map((name) => parts.map((part) => (part === "*" ? name : part)));
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
  const { required, refused } = KEYS[cloud.kind];
  const because = { path: ["cloud", "kind"], says: `kind: ${cloud.kind}` };
  const missing = required.flatMap((pattern): Finding[] =>
    expand(pattern, draft)
      .filter((path) => written(path) === undefined && isExpectedAt(path, draft))
      .map((path) => ({ path, expected: NEEDED[pattern] ?? "a value", got: NOTHING, because })),
  );
  const superfluous = Object.entries(refused).flatMap(([pattern, expected]): Finding[] =>
    expand(pattern, draft)
      .filter((path) => written(path) !== undefined)
      .map((path) => ({ path, at: "key", expected, got: shown(written(path)), because })),
  );
  return [...missing, ...superfluous];
};
