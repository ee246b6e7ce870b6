import { shown } from "../problems/shown";
import { suggest } from "../problems/suggest";
import { poolCard } from "./pool-card";
import { Rule } from "./rule";

/** The workload's pool exists, and its nodes have cards. */
export const gpuPool: Rule = ({ diffusion: { gpu }, nodePools, written }, catalog) => {
  const pools = written(["nodePools"]);
  if (gpu === undefined || typeof pools !== "object" || pools === null) {
    return [];
  }
  const path = ["diffusion", "gpu", "pool"];
  const allowed = Object.keys(pools);
  if (!allowed.includes(gpu.pool)) {
    const suggestion = suggest(gpu.pool, allowed);
    return [
      {
        path,
        expected: `a pool of nodePools (${allowed.join(", ")})`,
        got: shown(gpu.pool),
        allowed,
        ...(suggestion === undefined ? {} : { suggestion }),
      },
    ];
  }
  const pool = nodePools[gpu.pool];
  const type = catalog.instanceTypes?.find(pool?.instanceType ?? "");
  if (pool === undefined || poolCard(pool, catalog) !== undefined) {
    return [];
  }
  if (pool.instanceType !== undefined && type === undefined) {
    return [];
  }
  const nodes = type === undefined ? "gpu is not described" : `instanceType: ${type.name}, which has no card`;
  return [
    {
      path,
      expected: "a pool whose nodes have cards",
      got: shown(gpu.pool),
      because: {
        path: ["nodePools", gpu.pool, ...(type === undefined ? [] : ["instanceType"])],
        says: nodes,
      },
    },
  ];
};
