import { DataSourceType, Diagnostic, Provider, ResourceType } from "../../plugin/provider";
import { ObjectValue } from "../../plugin/value";
import { World } from "../../world/world";
import { AppliedBehaviour } from "./applied/applied-behaviour";
import { APPLIED_TYPES } from "./applied/types";
import { connect } from "./connect";
import { Connection, NOT_CONFIGURED } from "./connection";
import { KUBERNETES_SCHEMA, timeoutsOf } from "./data";
import { KINDS } from "./kinds";
import { ObjectBehaviour } from "./lifecycle/object-behaviour";
import { ManifestResource } from "./manifest/manifest-resource";
import { plannedResource } from "./object-resource";
import { diagnosticOf } from "./provider-error";

/** The hashicorp/kubernetes provider, rehearsed: it talks to the clusters of a world. */
export class KubernetesProvider implements Provider {
  public readonly address = KUBERNETES_SCHEMA.address;

  readonly #world: World;
  readonly #resources: ReadonlyMap<string, ResourceType>;
  #connection: Connection = NOT_CONFIGURED;

  public constructor(world: World) {
    this.#world = world;
    this.#resources = this.#resourceTypes();
  }

  public async configure(config: ObjectValue): Promise<readonly Diagnostic[]> {
    try {
      this.#connection = await connect(this.#world, config);
      return [];
    } catch (error) {
      return [diagnosticOf(error)];
    }
  }

  public resourceType(typeName: string): ResourceType | undefined {
    return this.#resources.get(typeName);
  }

  public dataSourceType(): DataSourceType | undefined {
    return undefined;
  }

  #resourceTypes(): ReadonlyMap<string, ResourceType> {
    const connection = () => this.#connection;
    const types = new Map<string, ResourceType>();
    types.set("kubernetes_manifest", new ManifestResource(connection));
    for (const [typeName, schema] of KUBERNETES_SCHEMA.resources) {
      const kind = KINDS.get(typeName);
      const applied = APPLIED_TYPES.find((type) => type.typeName === typeName);
      const { block } = schema;
      if (kind) {
        const behaviour = new ObjectBehaviour({ kind, block, connection, timeouts: timeoutsOf(typeName) });
        types.set(typeName, plannedResource(typeName, schema, behaviour));
      } else if (applied) {
        types.set(
          typeName,
          plannedResource(typeName, schema, new AppliedBehaviour(applied, block, connection)),
        );
      }
    }
    return types;
  }
}
