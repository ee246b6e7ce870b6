import { NOTHING, shown } from "../problems/shown";
import { Rule } from "./rule";

/** There is a pool for the cluster's own components, and it always has a node. */
export const systemPool: Rule = ({ nodePools, written }) => {
  const pools = written(["nodePools"]);
  if (typeof pools !== "object" || pools === null || Array.isArray(pools)) {
    return [];
  }
  if (written(["nodePools", "system"]) === undefined) {
    const names = Object.keys(pools);
    return [
      {
        path: ["nodePools"],
        at: "key",
        expected: `a pool named "system" for the cluster's own components`,
        got: names.length === 0 ? NOTHING : shown(pools),
      },
    ];
  }
  const { min } = nodePools["system"] ?? { min: 1 };
  return min >= 1
    ? []
    : [
        {
          path: ["nodePools", "system", "min"],
          expected: "at least 1: the cluster's own components need a node",
          got: String(min),
        },
      ];
};
