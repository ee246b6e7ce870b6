import { Json, JsonObject } from "../../../cluster/kubernetes-api";
import { BlockSchema } from "../../../plugin/schema";
import { PartialState, ResourceBehaviour } from "../../../plugin/sdk/behaviour";
import { ObjectValue } from "../../../plugin/value";
import { ApiClient, ApiError } from "../api-client";
import { Connection } from "../connection";
import { objectOf } from "../conversion/json";
import { zeroFilled } from "../conversion/zero-fill";
import { FlattenContext } from "../conversion/shape";
import { KindDefinition } from "../kinds/kind";
import { collectionPath, expandObject, flattenObject, idOf, namespaceOf, objectPath } from "../kinds/object";
import { ProviderError } from "../provider-error";
import { Change } from "./change";
import { createdObject } from "./created-object";
import { metadataPatch, Patcher } from "./json-patch";
import { deadlineOf, TimedAction, Timeouts } from "./timeouts";
import { told, toldAs } from "./told";
import { DONE, notYet, poll, Wait } from "./wait";

/** What a resource type that stands for one API object is made of. */
export interface ObjectBehaviourOptions {
  readonly kind: KindDefinition;
  readonly block: BlockSchema;
  readonly connection: () => Connection;
  readonly timeouts: Timeouts;
}

/** Creates, reads, changes and deletes one API object through the API, as the provider does. */
export class ObjectBehaviour implements ResourceBehaviour {
  public readonly unset = "null";

  readonly #kind: KindDefinition;
  readonly #block: BlockSchema;
  readonly #connection: () => Connection;
  readonly #timeouts: Timeouts;

  public constructor({ kind, block, connection, timeouts }: ObjectBehaviourOptions) {
    this.#kind = kind;
    this.#block = block;
    this.#connection = connection;
    this.#timeouts = timeouts;
  }

  public create(planned: ObjectValue, signal: AbortSignal, config: ObjectValue): Promise<PartialState> {
    return told(async () => {
      const kind = this.#kind;
      const object = createdObject(kind, this.#block, planned, config);
      const made = kind.adopt
        ? await this.#adopted(kind.adopt, { prior: {}, planned, config, object }, signal)
        : await this.#prefixed("create", idOf(kind, object), () =>
            this.#api.create(collectionPath(kind, namespaceOf(object)), object),
          );
      const id = idOf(kind, made);
      // From here on a failure leaves the object behind: Terraform keeps it as tainted.
      try {
        await this.#waited(kind.created, "create", { planned, signal, object: made });
        if (kind.unreadAfterCreate?.(planned)) return this.#unread(planned, id);
        return (await this.#state(id, planned)) ?? { id };
      } catch (error) {
        throw toldAs(error, kind.lateId ? undefined : this.#unread(planned, id));
      }
    });
  }

  public read(state: ObjectValue): Promise<PartialState | null> {
    return told(() => this.#state(idIn(state), state));
  }

  public update(
    prior: ObjectValue,
    planned: ObjectValue,
    signal: AbortSignal,
    config: ObjectValue,
  ): Promise<PartialState> {
    return told(async () => {
      const kind = this.#kind;
      const id = idIn(prior);
      const path = this.#path(id);
      const change: Change = { prior, planned, config, object: expandObject(kind, this.#block, planned) };
      // The SDK keeps what was planned even when the update fails; the next refresh puts it right.
      try {
        const changed = await this.#prefixed("update", id, () =>
          kind.update === "put"
            ? this.#api.replace(path, inNamespace(change.object))
            : this.#api.jsonPatch(path, [...metadataPatch(change), ...(kind.update?.(change) ?? [])]),
        );
        await this.#waited(kind.updated, "update", { planned, signal, object: changed });
        return (await this.#state(id, planned)) ?? { id };
      } catch (error) {
        throw toldAs(error, planned);
      }
    });
  }

  public async delete(prior: ObjectValue, signal: AbortSignal): Promise<void> {
    try {
      await this.#delete(prior, signal);
    } catch (error) {
      // The SDK writes a resource that it could not delete back in its own form.
      throw toldAs(error, zeroFilled(this.#block, prior));
    }
  }

  /** Any id will do: the read that follows tells what is wrong with it. */
  public importState(id: string): Promise<PartialState> {
    return Promise.resolve({ id });
  }

  get #api(): ApiClient {
    return this.#connection().api();
  }

  async #delete(prior: ObjectValue, signal: AbortSignal): Promise<void> {
    const kind = this.#kind;
    const id = idIn(prior);
    const path = this.#path(id);
    const deadline = deadlineOf("delete", prior, this.#timeouts, signal);
    try {
      await this.#prefixed("delete", id, () => this.#api.delete(path, kind.apiVersion, kind.deleteOptions));
    } catch (error) {
      if (error instanceof ApiError && error.status === 404 && !kind.strictDelete) return;
      throw error;
    }
    const { gone } = kind;
    if (!gone) return;
    await poll(deadline, async () => {
      const object = await this.#api.find(path);
      return object ? notYet(gone(id, object)) : DONE;
    });
  }

  #path(id: string): string {
    if (this.#kind.clusterScoped) return objectPath(this.#kind, "", id);
    const [namespace, name, ...rest] = id.split("/");
    if (namespace === undefined || name === undefined || rest.length > 0) {
      throw new ProviderError(`Unexpected ID format ("${id}"), expected "namespace/name".`);
    }
    return objectPath(this.#kind, namespace, name);
  }

  /** What the cluster made by itself, changed to what is planned. */
  async #adopted(adopt: Patcher, change: Change, signal: AbortSignal): Promise<JsonObject> {
    const id = idOf(this.#kind, change.object);
    const path = this.#path(id);
    const name = id.split("/").at(-1) ?? "";
    await poll(deadlineOf("create", change.planned, this.#timeouts, signal), async () =>
      (await this.#api.find(path)) ? DONE : notYet(`${this.#kind.plural} "${name}" not found`),
    );
    return this.#prefixed("create", id, () =>
      this.#api.jsonPatch(path, [...metadataPatch(change), ...adopt(change)]),
    );
  }

  async #state(id: string, known: ObjectValue): Promise<PartialState | null> {
    const object = await this.#api.find(this.#path(id));
    if (object === undefined) return null;
    const { ignoredAnnotations, ignoredLabels } = this.#connection();
    const context: FlattenContext = { known, ignoredAnnotations, ignoredLabels };
    return {
      ...zeroFilled(this.#block, known),
      ...flattenObject(this.#kind, this.#block, object, context),
    };
  }

  /** The plan, with nothing where something was not known: what the SDK keeps of a resource that was not read. */
  #unread(planned: ObjectValue, id: string): PartialState {
    return { ...zeroFilled(this.#block, planned), id };
  }

  async #waited(
    wait: Wait | undefined,
    action: TimedAction,
    { planned, signal, object }: { planned: ObjectValue; signal: AbortSignal; object: JsonObject },
  ): Promise<void> {
    if (!wait) return;
    const id = idOf(this.#kind, object);
    const deadline = deadlineOf(action, planned, this.#timeouts, signal);
    const { whyNever } = this.#connection();
    const judged = whyNever === undefined ? {} : { whyNever };
    await wait({ api: this.#api, path: this.#path(id), id, planned, object, deadline, ...judged });
  }

  async #prefixed<T>(action: TimedAction, id: string, call: () => Promise<T>): Promise<T> {
    const prefix = this.#kind.errors?.[action];
    try {
      return await call();
    } catch (error) {
      if (!(error instanceof ApiError) || prefix === undefined) throw error;
      throw error.prefixed(prefix.replace("{id}", id));
    }
  }
}

function inNamespace(object: JsonObject): Json {
  return { ...object, metadata: { namespace: "default", ...objectOf(object["metadata"]) } };
}

function idIn(state: ObjectValue): string {
  return typeof state["id"] === "string" ? state["id"] : "";
}
