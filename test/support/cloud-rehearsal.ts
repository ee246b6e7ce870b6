import { memoryControlPlane } from "../../rehearsal/cluster/memory";
import { Provider } from "../../rehearsal/plugin/provider";
import { isObjectValue, ObjectValue, Value } from "../../rehearsal/plugin/value";
import { ProviderSchema } from "../../rehearsal/plugin/schema";
import { createWorld, World } from "../../rehearsal/world/world";
import { proposedNew, wholeConfig } from "./proposed-new";

const NEVER = new AbortController().signal;

/** How a call of the provider ended. */
export interface Outcome {
  readonly state: ObjectValue | null;

  /** Texts of the errors, in their order. */
  readonly errors: readonly string[];
}

/** The provider without Terraform: what core would call, in the order in which it would. */
export class CloudRehearsal {
  public readonly world: World = createWorld({ controlPlane: memoryControlPlane() });
  public readonly provider: Provider;
  readonly #schema: ProviderSchema;
  readonly #name: string;

  /** @param name of the cloud in the world's store */
  public constructor(name: string, schema: ProviderSchema, make: (world: World) => Provider) {
    this.#name = name;
    this.#schema = schema;
    this.provider = make(this.world);
  }

  /** Creates a resource with what is written, or changes it when there is a state of it. */
  public async apply(
    typeName: string,
    written: Readonly<Record<string, Value>>,
    prior: ObjectValue | null = null,
  ): Promise<Outcome> {
    const type = this.provider.resourceType(typeName)!;
    const { block } = this.#schema.resources.get(typeName)!;
    const config = wholeConfig(block, written);
    const invalid = await type.validate(config);
    if (invalid.length > 0)
      return { state: prior, errors: invalid.map(({ summary, detail }) => `${summary} ${detail}`) };
    const { planned } = await type.plan({ prior, proposed: proposedNew(block, prior, config), config });
    const { state, diagnostics = [] } = await type.apply({ prior, planned, config }, NEVER);
    return { state, errors: diagnostics.map(({ summary }) => summary) };
  }

  /** Creates a resource that must come into being. */
  public async create(typeName: string, written: Readonly<Record<string, Value>>): Promise<ObjectValue> {
    const { state, errors } = await this.apply(typeName, written);
    if (state === null || errors.length > 0) throw new Error(`${typeName}: ${errors.join("; ")}`);
    return state;
  }

  /** Removes a resource. */
  public async delete(typeName: string, prior: ObjectValue): Promise<Outcome> {
    const type = this.provider.resourceType(typeName)!;
    const { state, diagnostics = [] } = await type.apply({ prior, planned: null, config: null }, NEVER);
    return { state, errors: diagnostics.map(({ summary }) => summary) };
  }

  /** Reads a resource; null says that it is gone. */
  public async read(typeName: string, state: ObjectValue): Promise<ObjectValue | null> {
    return (await this.provider.resourceType(typeName)!.read(state)).state;
  }

  /** Imports a resource and reads it, as core does. */
  public async import(typeName: string, id: string): Promise<Outcome> {
    const { state, diagnostics = [] } = await this.provider.resourceType(typeName)!.importState(id);
    const errors = diagnostics.map(({ summary }) => summary);
    return { state: state === null ? null : await this.read(typeName, state), errors };
  }

  /** Reads a data source. */
  public async data(typeName: string, written: Readonly<Record<string, Value>> = {}): Promise<ObjectValue> {
    const { block } = this.#schema.dataSources.get(typeName)!;
    const { state } = await this.provider.dataSourceType(typeName)!.read(wholeConfig(block, written));
    if (!isObjectValue(state!)) throw new Error(`${typeName} answers nothing`);
    return state;
  }

  /** What exists in the cloud, by type and id. */
  public contents(): readonly string[] {
    return this.world.store.list(this.#name).map(({ type, id }) => `${type} ${id}`);
  }
}

/** The id of a resource. */
export function idOf(state: ObjectValue): string {
  return String(state["id"]);
}
