import { Part } from "../engine/part";
import { Rule } from "../engine/rule";
import { eachOf, Say } from "../engine/say";
import { World } from "../engine/world";
import { Container, Pod } from "./pod";

/** Judges each workload. */
export function eachPod(judge: (pod: Pod, say: Say, world: World) => void): Rule["check"] {
  return eachOf(({ pods }) => pods, judge);
}

/** Judges each container of each workload. */
export function eachContainer(
  judge: (container: Container, say: Say, pod: Pod, world: World) => void,
): Rule["check"] {
  return eachPod((pod, say, world) => {
    if (pod.unknownContainers !== undefined) say.unknown(pod.unknownContainers);
    for (const container of pod.containers) judge(container, say, pod, world);
  });
}

/** The first of these that is not known. */
export function firstUnknown(...parts: readonly Part[]): Part | undefined {
  return parts.find(({ isUnknown }) => isUnknown);
}
