import { quoted } from "../problems/shown";
import { Rule } from "./rule";

/** Clouds take names of node pools that begin with a letter; nodes that exist are only called so here. */
export const poolName: Rule = ({ nodePools, cloud }, { nodesExist = false }) =>
  cloud === undefined || nodesExist
    ? []
    : Object.keys(nodePools)
        .filter((name) => /^\d/.test(name))
        .map((name) => ({
          path: ["nodePools", name],
          at: "key",
          expected: `a name that begins with a letter such as "pool-${name}"`,
          got: quoted(name),
          because: { path: ["cloud", "kind"], says: `kind: ${cloud.kind}` },
        }));
