import { isJsonArray, isJsonObject } from "../rehearsal/cluster/json";
import { Json } from "../rehearsal/cluster/kubernetes-api";
import { referenceOf, referencesIn } from "../synth/schema-check/references";
import { addressOf, ConfiguredResource } from "./program";
import { RenderError } from "./render-error";

/**
 * Resources so that each comes after those it refers to or depends on; otherwise the order stays.
 *
 * @throws RenderError when they depend on each other in a circle.
 */
export function inApplyOrder(resources: readonly ConfiguredResource[]): readonly ConfiguredResource[] {
  const known = new Map(resources.map((resource) => [addressOf(resource), resource]));
  const sorted = new Set<ConfiguredResource>();
  const visit = (resource: ConfiguredResource, path: readonly string[]): void => {
    if (sorted.has(resource)) return;
    const address = addressOf(resource);
    if (path.includes(address)) {
      throw new RenderError(`resources depend on each other: ${[...path, address].join(" → ")}`);
    }
    for (const needed of neededBy(resource)) {
      const found = known.get(needed);
      if (found !== undefined) visit(found, [...path, address]);
    }
    sorted.add(resource);
  };
  for (const resource of resources) visit(resource, []);
  return [...sorted];
}

function neededBy({ config }: ConfiguredResource): readonly string[] {
  const { depends_on: dependsOn, ...rest } = config;
  const named = isJsonArray(dependsOn)
    ? dependsOn.flatMap((each) => (typeof each === "string" ? [referenceOf(each)] : []))
    : [];
  return [...named, ...textsIn(rest).flatMap(referencesIn)].flatMap((each) =>
    each === undefined || each.data ? [] : [addressOf(each)],
  );
}

function textsIn(json: Json): readonly string[] {
  if (typeof json === "string") return [json];
  if (isJsonArray(json)) return json.flatMap(textsIn);
  return isJsonObject(json) ? Object.values(json).flatMap(textsIn) : [];
}
