import { setTimeout as delay } from "node:timers/promises";
import { PartialState, ResourceBehaviour } from "../../plugin/sdk/behaviour";
import { OperationError } from "../../plugin/sdk/operation-error";
import { settle } from "../../plugin/sdk/settle";
import { isEquivalent } from "../../plugin/sdk/normalize";
import { emptyValue, isZero } from "../../plugin/sdk/values";
import { ResourceSchema } from "../../plugin/schema";
import { hasUnknown, ObjectValue, UNKNOWN, Value } from "../../plugin/value";
import { CloudProfile } from "./profile";
import { SimulatedCloud } from "./simulated-cloud";
import { fill, newIdFrom } from "./template";

/** What a resource's lifecycle is made of. */
export interface CloudResourceOptions<C extends SimulatedCloud> {
  readonly profile: CloudProfile<C>;
  readonly cloud: C;
  readonly typeName: string;
  readonly schema: ResourceSchema;
}

/** The lifecycle of every resource of a cloud: an object in the store, the tables, and the type's own rules. */
export function cloudResource<C extends SimulatedCloud>(options: CloudResourceOptions<C>): ResourceBehaviour {
  const { profile, cloud, typeName, schema } = options;
  const { tables, template: words } = profile;
  const { block } = schema;
  const rules = profile.rulesOf(typeName);
  const unsentNames = new Set(tables.unsent[typeName] ?? []);
  const refused = tables.refusedChanges[typeName] ?? {};

  /** What the cloud knows: some arguments never leave the provider. */
  const sent = (state: ObjectValue): ObjectValue =>
    Object.fromEntries(
      Object.entries(state).filter(([name]) => !unsentNames.has(name) && name !== "timeouts"),
    );

  const pause = async (signal: AbortSignal): Promise<void> => {
    if (cloud.changeMilliseconds === 0) return;
    try {
      await delay(cloud.changeMilliseconds, undefined, { signal });
    } catch (error) {
      if (!signal.aborted) throw error;
    }
  };

  const filled = (planned: ObjectValue): PartialState => {
    const table = tables.computedValues[typeName] ?? {};
    const resource = { ...planned };
    for (const [name, template] of Object.entries(table)) {
      if (planned[name] !== UNKNOWN) continue;
      resource[name] = fill(template, { cloud, typeName, resource, words });
    }
    for (const [name, value] of Object.entries(rules.computed?.(cloud, resource) ?? {})) {
      if (isOpen(planned[name])) resource[name] = value;
    }
    return resource;
  };

  const withOutputs = async (state: ObjectValue, before?: ObjectValue): Promise<ObjectValue> => {
    const outputs = await rules.outputs?.(cloud, state, before);
    if (outputs === undefined) return state;
    cloud.patch(typeName, text(state["id"]), outputs);
    return { ...state, ...outputs };
  };

  return {
    ...profile.planning(typeName),

    async create(planned, signal) {
      profile.references.require(cloud, typeName, planned);
      await rules.beforeCreate?.(cloud, planned);
      await pause(signal);
      const template = tables.ids[typeName] ?? defaultIdTemplate(typeName);
      const id =
        rules.id?.(cloud, planned) ?? newIdFrom(template, { cloud, typeName, resource: planned, words });
      if (cloud.find(typeName, id) !== undefined) throw profile.exists(id);
      const state = settle(filled({ ...planned, id }), planned, block);
      cloud.put(typeName, id, sent(state));
      await rules.afterCreate?.(cloud, state);
      return withOutputs(state);
    },

    read(state) {
      const stored = cloud.find(typeName, text(state["id"]));
      if (stored === undefined) return Promise.resolve(null);
      const found: Record<string, Value> = { ...stored, ...rules.found?.(cloud, stored) };
      for (const name of tables.emptyAfterRead[typeName] ?? []) {
        if (isZero(found[name])) found[name] = emptyValue(block.attributes.get(name)?.type);
      }
      return Promise.resolve(found);
    },

    async update(prior, planned, signal) {
      refuseChanges(refused, prior, planned);
      profile.references.require(cloud, typeName, planned, prior);
      await rules.beforeUpdate?.(cloud, prior, planned);
      await pause(signal);
      const id = text(prior["id"]);
      const stored = cloud.find(typeName, id);
      if (stored === undefined) throw profile.gone(id);
      const state = settle(filled(planned), planned, block);
      cloud.put(typeName, id, sent(state));
      await rules.afterUpdate?.(cloud, prior, state);
      return withOutputs(state, stored);
    },

    async delete(prior, signal) {
      const id = text(prior["id"]);
      if (cloud.find(typeName, id) === undefined) return;
      await rules.beforeDelete?.(cloud, prior);
      await pause(signal);
      if (rules.isLeftBehind?.(cloud, prior) === true) return;
      cloud.remove(typeName, id);
      await rules.afterDelete?.(cloud, prior);
    },
  };
}

function refuseChanges(
  refused: Readonly<Record<string, string>>,
  prior: ObjectValue,
  planned: ObjectValue,
): void {
  for (const [name, message] of Object.entries(refused)) {
    const wanted = planned[name] ?? null;
    if (wanted !== UNKNOWN && !isEquivalent(prior[name] ?? null, wanted)) throw new OperationError(message);
  }
}

/** Whether nobody configured a value, or not all of it. */
function isOpen(planned: Value | undefined): boolean {
  return planned === undefined || planned === null || hasUnknown(planned);
}

/** The real prefix is not known: something that looks like one. */
function defaultIdTemplate(typeName: string): string {
  return `${typeName.split("_").at(-1) ?? "id"}-{8}`;
}

function text(value: Value | undefined): string {
  return typeof value === "string" ? value : "";
}
