import { ProviderDefinition } from "../../rehearsal/plugin/definition";
import {
  ApplyResponse,
  AttributePath,
  PlanRequest,
  PlanResponse,
  Provider,
} from "../../rehearsal/plugin/provider";
import { ReadResponse, ResourceType } from "../../rehearsal/plugin/provider";
import { readProviderSchema } from "../../rehearsal/plugin/read-schema";
import { ObjectValue, UNKNOWN, Value } from "../../rehearsal/plugin/value";
import { World } from "../../rehearsal/world/world";

const text = { type: "string" };

/** What `terraform providers schema -json` would print for a provider `example/<name>`. */
function toySchema(address: string, name: string): unknown {
  const disk = {
    attributes: {
      id: { ...text, computed: true },
      name: { ...text, required: true },
      size: { type: "number", required: true },
      ratio: { type: "number", optional: true },
      zone: { ...text, optional: true },
      status: { ...text, computed: true },
      tags: { type: ["map", "string"], optional: true },
      groups: { type: ["set", "string"], optional: true },
      password: { ...text, optional: true, sensitive: true, write_only: true },
      anything: { type: "dynamic", optional: true },
      limits: {
        optional: true,
        nested_type: { nesting_mode: "list", attributes: { key: { ...text, required: true } } },
      },
    },
    block_types: {
      rule: { nesting_mode: "set", block: { attributes: { port: { type: "number", required: true } } } },
      conf: { nesting_mode: "list", max_items: 1, block: { attributes: { k: { ...text, optional: true } } } },
      timeouts: { nesting_mode: "single", block: { attributes: { create: { ...text, optional: true } } } },
    },
  };
  const image = { attributes: { id: { ...text, computed: true }, family: { ...text, required: true } } };
  return {
    format_version: "1.0",
    provider_schemas: {
      [address]: {
        provider: { version: 0, block: { attributes: { region: { ...text, optional: true } } } },
        resource_schemas: { [`${name}_disk`]: { version: 1, block: disk } },
        data_source_schemas: { [`${name}_image`]: { version: 0, block: image } },
      },
    },
  };
}

/** A provider with one resource type `<name>_disk` and one data source `<name>_image`, kept in the world's store. */
export function toyProvider(world: World, name = "toy", legacyTypeSystem = false): ProviderDefinition {
  const address = `registry.terraform.io/example/${name}`;
  const schema = readProviderSchema(toySchema(address, name));
  return { address, schema, legacyTypeSystem, create: () => new Toy(world, address, name) };
}

class Toy implements Provider {
  public region: Value = null;

  public constructor(
    private readonly world: World,
    public readonly address: string,
    private readonly name: string,
  ) {}

  public async configure(config: ObjectValue): Promise<readonly []> {
    this.region = config["region"] ?? null;
    return [];
  }

  public resourceType(typeName: string): ResourceType | undefined {
    return typeName === `${this.name}_disk` ? new ToyDisk(this.world, this.name, this) : undefined;
  }

  public dataSourceType(typeName: string): ReturnType<Provider["dataSourceType"]> {
    if (typeName !== `${this.name}_image`) return undefined;
    return {
      validate: async () => [],
      read: async (config) => ({ state: { ...config, id: `img-${String(config["family"])}` } }),
    };
  }
}

class ToyDisk implements ResourceType {
  public constructor(
    private readonly world: World,
    private readonly cloud: string,
    private readonly provider: Toy,
  ) {}

  public async validate(config: ObjectValue): ReturnType<ResourceType["validate"]> {
    const size = config["size"];
    if (typeof size !== "number" || size > 0) return [];
    return [{ severity: "error", summary: "size must be positive", attribute: ["size"] }];
  }

  public async plan({ prior, proposed }: PlanRequest): Promise<PlanResponse> {
    if (proposed === null) return { planned: null };
    if (prior === null) return { planned: { ...proposed, id: UNKNOWN, status: UNKNOWN } };
    const requiresReplace: AttributePath[] = prior["zone"] === proposed["zone"] ? [] : [["zone"]];
    return { planned: proposed, requiresReplace };
  }

  public async apply({ prior, planned }: Parameters<ResourceType["apply"]>[0]): Promise<ApplyResponse> {
    const { store } = this.world;
    if (planned === null) {
      store.delete(this.cloud, "disk", String(prior?.["id"]));
      return { state: null };
    }
    const seed = String(planned["name"]);
    if (seed === "broken") throw new Error("the toy fell apart");
    const newId = (): string => store.newId({ cloud: this.cloud, type: "disk", prefix: "disk-", seed });
    const id = prior === null ? newId() : String(prior["id"]);
    const state = { ...planned, id, status: `ready in ${String(this.provider.region)}` };
    store.put(this.cloud, "disk", id, state);
    return { state };
  }

  public async read(state: ObjectValue): Promise<ReadResponse> {
    return { state: this.world.store.get(this.cloud, "disk", String(state["id"])) ?? null };
  }

  public async importState(id: string): Promise<ReadResponse> {
    const state = this.world.store.get(this.cloud, "disk", id);
    if (state) return { state };
    return { state: null, diagnostics: [{ severity: "error", summary: `there is no disk ${id}` }] };
  }
}
