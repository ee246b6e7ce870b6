import { setTimeout as delay } from "node:timers/promises";
import { PartialState, ResourceBehaviour } from "../../plugin/sdk/behaviour";
import { OperationError } from "../../plugin/sdk/operation-error";
import { settle } from "../../plugin/sdk/settle";
import { isEquivalent } from "../../plugin/sdk/normalize";
import { emptyValue, isZero } from "../../plugin/sdk/values";
import { ResourceSchema } from "../../plugin/schema";
import { hasUnknown, ObjectValue, UNKNOWN, Value } from "../../plugin/value";
import { apiError } from "./api-error";
import { TencentCloud } from "./cloud";
import computedValues from "./data/computed-values.json";
import emptyAfterRead from "./data/empty-after-read.json";
import idTemplates from "./data/ids.json";
import refusedChanges from "./data/refused-changes.json";
import unsent from "./data/unsent.json";
import { tencentcloudPlanning } from "./planning";
import { requireReferences } from "./references";
import { ResourceRules } from "./rules";
import { fill, newIdFrom } from "./template";

const IDS: Readonly<Record<string, string>> = idTemplates;
const COMPUTED: Readonly<Record<string, Readonly<Record<string, Value>>>> = computedValues;
const REFUSED: Readonly<Record<string, Readonly<Record<string, string>>>> = refusedChanges;
const UNSENT: Readonly<Record<string, readonly string[]>> = unsent;
const EMPTY_AFTER_READ: Readonly<Record<string, readonly string[]>> = emptyAfterRead;

/** What a resource's lifecycle is made of. */
export interface CloudResourceOptions {
  readonly cloud: TencentCloud;
  readonly typeName: string;
  readonly schema: ResourceSchema;
  readonly rules: ResourceRules;
}

/** The lifecycle of every resource of this cloud: an object in the store, the tables, and the type's own rules. */
export function cloudResource(options: CloudResourceOptions): ResourceBehaviour {
  const { cloud, typeName, schema, rules } = options;
  const { block } = schema;
  const unsentNames = new Set(UNSENT[typeName] ?? []);

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
    const table = COMPUTED[typeName] ?? {};
    const resource = { ...planned };
    for (const [name, template] of Object.entries(table)) {
      if (planned[name] !== UNKNOWN) continue;
      resource[name] = fill(template, { cloud, typeName, resource });
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
    ...tencentcloudPlanning(typeName),

    async create(planned, signal) {
      requireReferences(cloud, typeName, planned);
      await rules.beforeCreate?.(cloud, planned);
      await pause(signal);
      const template = IDS[typeName] ?? defaultIdTemplate(typeName);
      const id = rules.id?.(cloud, planned) ?? newIdFrom(template, { cloud, typeName, resource: planned });
      if (cloud.find(typeName, id) !== undefined) {
        throw apiError("ResourceInUse.ResourceExistAlready", `\`${id}\` exists already.`);
      }
      const state = settle(filled({ ...planned, id }), planned, block);
      cloud.put(typeName, id, sent(state));
      await rules.afterCreate?.(cloud, state);
      return withOutputs(state);
    },

    read(state) {
      const stored = cloud.find(typeName, text(state["id"]));
      if (stored === undefined) return Promise.resolve(null);
      const found: Record<string, Value> = { ...stored, ...rules.found?.(cloud, stored) };
      for (const name of EMPTY_AFTER_READ[typeName] ?? []) {
        if (isZero(found[name])) found[name] = emptyValue(block.attributes.get(name)?.type);
      }
      return Promise.resolve(found);
    },

    async update(prior, planned, signal) {
      refuseChanges(typeName, prior, planned);
      requireReferences(cloud, typeName, planned, prior);
      await rules.beforeUpdate?.(cloud, prior, planned);
      await pause(signal);
      const id = text(prior["id"]);
      const stored = cloud.find(typeName, id);
      if (stored === undefined) throw apiError("ResourceNotFound", `\`${id}\` does not exist.`);
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

function refuseChanges(typeName: string, prior: ObjectValue, planned: ObjectValue): void {
  for (const [name, message] of Object.entries(REFUSED[typeName] ?? {})) {
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
