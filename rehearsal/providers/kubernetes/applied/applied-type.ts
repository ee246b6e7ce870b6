import { JsonObject } from "../../../cluster/kubernetes-api";
import { PartialState } from "../../../plugin/sdk/behaviour";
import { ObjectValue } from "../../../plugin/value";

/** What is known of the object that a part is applied to. */
export interface AppliedTarget {
  readonly apiVersion: string;
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
}

/** A resource type that owns some fields of an object which somebody else has made. */
export interface AppliedType {
  readonly typeName: string;

  /** The object that a resource is about. */
  target(resource: ObjectValue): AppliedTarget;

  /** Id of the resource. */
  id(target: AppliedTarget): string;

  /** The object from a resource's id, for a read. */
  parseId(id: string, resource: ObjectValue): AppliedTarget;

  /** The fields to own; none of them when `resource` is null, which is a delete. */
  fields(resource: ObjectValue, removed: boolean): JsonObject;

  /** What the state shows of the object. */
  read(object: JsonObject, resource: ObjectValue): PartialState;

  /** What is said when the object is not there to be changed. */
  absent(target: AppliedTarget): string;

  /** Quotes around `force` in the advice on a conflict. @default `"` */
  readonly quote?: string;
}
