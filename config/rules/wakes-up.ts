import { Rule } from "./rule";

const SCALING = ["diffusion", "scaling"];

/** Replicas tell how much work waits. Where there is none left, only the calendar can start one again. */
export const wakesUp: Rule = ({ diffusion: { scaling } }) => {
  if (scaling === undefined || scaling.min > 0) {
    return [];
  }
  const { schedule } = scaling;
  if (schedule?.some(({ min }) => min > 0) === true) {
    return [];
  }
  const finding = {
    path: [...SCALING, "min"],
    expected:
      "at least 1, or a period in schedule with a min of at least 1: without a replica nobody counts waiting jobs, so none would start",
    got: String(scaling.min),
  };
  return schedule === undefined
    ? [finding]
    : [{ ...finding, because: { path: [...SCALING, "schedule"], says: "when replicas run" } }];
};
