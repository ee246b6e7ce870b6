import { Json } from "../../../cluster/kubernetes-api";
import { isObjectValue, ObjectValue, Value } from "../../../plugin/value";
import { Change, isChanged, plannedJson, valueAt } from "./change";

/** One operation of a JSON patch. */
export type Operation =
  | { readonly op: "add" | "replace"; readonly path: string; readonly value: Json }
  | { readonly op: "remove"; readonly path: string };

/** One line of a table of what an update patches: when an attribute differs, a place of the API object is replaced. */
export interface PatchRule {
  /** Attribute path with indexes, such as `spec.0.replicas`. */
  readonly when: string;

  /** JSON pointer into the API object. */
  readonly path: string;

  /**
   * What is put there.
   *
   * @default what the planned object has there
   */
  readonly value?: (change: Change) => Json;

  /** What is put there when the planned object has nothing. @default null */
  readonly empty?: Json;

  /** @default "replace" */
  readonly op?: "add" | "replace" | ((change: Change) => "add" | "replace");
}

/** Computes the operations of an update beside those on metadata. */
export type Patcher = (change: Change) => readonly Operation[];

/** A patcher that goes through a table. */
export function patchTable(...rules: readonly PatchRule[]): Patcher {
  return (change) =>
    rules
      .filter(({ when }) => isChanged(change, when))
      .map(({ path, value, empty = null, op = "replace" }) => ({
        op: typeof op === "string" ? op : op(change),
        path,
        value: value ? value(change) : (plannedJson(change, path) ?? empty),
      }));
}

/** Several patchers, one after the other. */
export function inTurn(...patchers: readonly Patcher[]): Patcher {
  return (change) => patchers.flatMap((patcher) => patcher(change));
}

/** Operations on the annotations and labels of the resource. */
export const metadataPatch: Patcher = inTurn(
  mapPatch("metadata.0.annotations", "/metadata/annotations"),
  mapPatch("metadata.0.labels", "/metadata/labels"),
);

/** Patches a map key by key, so that keys of others stay; a map that was empty is added as a whole. */
export function mapPatch(when: string, path: string): Patcher {
  return (change) => {
    if (!isChanged(change, when)) return [];
    const before = mapOf(valueAt(change.prior, when));
    const after = mapOf(valueAt(change.planned, when));
    if (Object.keys(before).length === 0) return [{ op: "add", path, value: after }];
    const removed = Object.keys(before).filter((key) => !(key in after));
    const changed = Object.keys(after).filter((key) => after[key] !== before[key]);
    return [
      ...removed.map((key): Operation => ({ op: "remove", path: `${path}/${escaped(key)}` })),
      ...changed.map((key): Operation => ({
        op: key in before ? "replace" : "add",
        path: `${path}/${escaped(key)}`,
        value: after[key] ?? "",
      })),
    ];
  };
}

/** Patches a list element by element, as the provider does with rules and subjects of access control. */
export function elementsPatch(when: string, path: string): Patcher {
  return (change) => {
    if (!isChanged(change, when)) return [];
    const before = lengthOf(valueAt(change.prior, when));
    const after = lengthOf(valueAt(change.planned, when));
    const operations: Operation[] = [];
    for (let index = after; index < before; index += 1) {
      operations.push({ op: "remove", path: `${path}/${before - index}` });
    }
    for (let index = 0; index < after; index += 1) {
      const at = `${path}/${index}`;
      operations.push({
        op: index < before ? "replace" : "add",
        path: at,
        value: plannedJson(change, at) ?? null,
      });
    }
    return operations;
  };
}

function escaped(key: string): string {
  return key.replaceAll("~", "~0").replaceAll("/", "~1");
}

function mapOf(value: Value): Readonly<Record<string, string>> {
  const map: ObjectValue = isObjectValue(value) ? value : {};
  return Object.fromEntries(Object.entries(map).map(([key, v]) => [key, v === null ? "" : String(v)]));
}

function lengthOf(value: Value): number {
  return Array.isArray(value) ? value.length : 0;
}
