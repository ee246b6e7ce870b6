import { Json, JsonObject } from "../../../cluster/kubernetes-api";
import { ObjectValue } from "../../../plugin/value";
import { Shape } from "../conversion/shape";
import { Patcher } from "../lifecycle/json-patch";
import { Wait } from "../lifecycle/wait";

/** What the provider puts before an error of the API; `{id}` and `{name}` stand for the object's. */
export interface ErrorPrefixes {
  readonly create?: string;
  readonly update?: string;
  readonly delete?: string;
}

/** One Kubernetes kind behind one resource type of the provider. */
export interface KindDefinition {
  /** Such as `kubernetes_deployment_v1`. */
  readonly typeName: string;

  /** Such as `apps/v1`. */
  readonly apiVersion: string;
  readonly kind: string;

  /** Name in paths of the API, such as `deployments`. */
  readonly plural: string;

  /** @default false the object belongs to a namespace */
  readonly clusterScoped?: boolean;

  /** Rules for the top of the resource. */
  readonly shape: Shape;

  /** What the client sends beside what is configured, such as an empty status. @default nothing */
  readonly constant?: JsonObject;

  /** The update in place: operations of a JSON patch, or a new object in place of the old. @default metadata only */
  readonly update?: Patcher | "put";

  /**
   * The cluster makes the object by itself: a create waits for it and patches it so.
   *
   * @default a create makes it
   */
  readonly adopt?: Patcher;

  /** What goes before an error of the API. @default nothing */
  readonly errors?: ErrorPrefixes;

  /** Waits after a create. @default none */
  readonly created?: Wait;

  /** Waits after an update. @default none */
  readonly updated?: Wait;

  /** Waits until a deleted object is gone, with this complaint when the time is over. @default none */
  readonly gone?: (id: string, object: JsonObject) => string;

  /** Deleting an object that is not there is an error. @default false */
  readonly strictDelete?: boolean;

  /** Says that a create is not followed by a read. @default false */
  readonly unreadAfterCreate?: (planned: ObjectValue) => boolean;

  /** Attributes from elsewhere in the object, such as its status. @default none */
  readonly readExtra?: (object: JsonObject, known: ObjectValue) => ObjectValue;

  /** The resource is remembered only when the wait after its creation is over. @default false */
  readonly lateId?: true;

  /** Adjusts the object before it is created. @default as expanded */
  readonly finish?: (object: JsonObject, planned: ObjectValue, config: ObjectValue) => JsonObject;

  /** Options of a delete. @default none */
  readonly deleteOptions?: Readonly<Record<string, Json>>;
}

/** Attributes that instruct the provider and are no part of an API object. */
export const INSTRUCTIONS = [
  "id",
  "timeouts",
  "wait_for_rollout",
  "wait_for_completion",
  "wait_for_load_balancer",
  "wait_for_default_service_account",
  "wait_for_service_account_token",
  "wait_until_bound",
  "target_state",
  "auto_approve",
  "default_secret_name",
];
