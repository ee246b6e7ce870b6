import { ABSENT, isPlanObject, memberOf } from "../changes/values";
import { PlannedResource } from "../plan/plan";
import { PlanValue } from "../plan/value";
import { isAt, textAt } from "./values";

/** The kind of an object of Kubernetes in words of the API, such as `PersistentVolumeClaim`. */
export function kindOf({ type }: Pick<PlannedResource, "type">, value: PlanValue): string | undefined {
  if (type === "kubernetes_manifest") return textAt(value, "manifest", "kind");
  if (!type.startsWith("kubernetes_")) return undefined;
  const words = type.slice("kubernetes_".length).replace(/_v\d+(beta\d+|alpha\d+)?$/, "");
  return words.replace(/(^|_)([a-z])/g, (_, __, letter: string) => letter.toUpperCase());
}

/** An object as the API would have it: what a manifest says, or the blocks of a resource. */
export function objectOf({ type }: Pick<PlannedResource, "type">, value: PlanValue): PlanValue {
  if (type !== "kubernetes_manifest" || !isPlanObject(value)) return value;
  const manifest = memberOf(value, "manifest");
  return manifest === ABSENT ? null : manifest;
}

/** The text under either way to write a name: `claim_name` in blocks, `claimName` in manifests. */
export function field(object: PlanValue, ...names: readonly string[]): string | undefined {
  return textAt(object, ...names) ?? textAt(object, ...names.map(camel));
}

/** Whether something is under either way to write a name. */
export function has(object: PlanValue, ...names: readonly string[]): boolean {
  return isAt(object, ...names) || isAt(object, ...names.map(camel));
}

function camel(name: string): string {
  return name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
