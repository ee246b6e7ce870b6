import { JsonObject } from "../../../rehearsal/cluster/kubernetes-api";
import { strategyOf } from "../../../rehearsal/placement/strategy";

const deployment = (replicas: number, strategy?: JsonObject): JsonObject => ({
  spec: { replicas, ...(strategy === undefined ? {} : { strategy }) },
});
const rolling = (maxSurge: number | string, maxUnavailable: number | string): JsonObject => ({
  type: "RollingUpdate",
  rollingUpdate: { maxSurge, maxUnavailable },
});

test.each([
  [4, rolling(1, 0), 1, 0],
  [4, rolling(0, 1), 0, 1],
  [10, rolling("25%", "25%"), 3, 2],
  [1, rolling("25%", "25%"), 1, 0],
  [1, rolling(0, "25%"), 0, 1],
  [2, rolling(0, 5), 0, 2],
  [8, undefined, 2, 2],
])("%d replicas with %j may be %d more and %d fewer", (replicas, strategy, maxSurge, maxUnavailable) => {
  expect(strategyOf(deployment(replicas, strategy))).toEqual({
    type: "RollingUpdate",
    maxSurge,
    maxUnavailable,
  });
});

test("all pods go first when they are to be made anew", () => {
  expect(strategyOf(deployment(3, { type: "Recreate" }))).toEqual({
    type: "Recreate",
    maxSurge: 0,
    maxUnavailable: 3,
  });
});
