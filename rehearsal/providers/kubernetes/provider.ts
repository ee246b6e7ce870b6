import { DataSourceType, Diagnostic, Provider, ResourceType } from "../../plugin/provider";
import { BlockSchema } from "../../plugin/schema";
import { ResourceBehaviour } from "../../plugin/sdk/behaviour";
import { ObjectValue } from "../../plugin/value";
import { World } from "../../world/world";
import { AppliedBehaviour } from "./applied/applied-behaviour";
import { APPLIED_TYPES } from "./applied/types";
import { connect } from "./connect";
import { Connection, NOT_CONFIGURED } from "./connection";
import { KUBERNETES_SCHEMA, timeoutsOf } from "./data";
import { dataSourceTypes } from "./data-sources";
import { KINDS } from "./kinds";
import { ObjectBehaviour } from "./lifecycle/object-behaviour";
import { ManifestResource } from "./manifest/manifest-resource";
import { plannedResource } from "./object-resource";
import { CertificateSigningRequestBehaviour } from "./one-time/certificate-signing-request";
import { TokenRequestBehaviour } from "./one-time/token-request";
import { diagnosticOf } from "./provider-error";

/** The hashicorp/kubernetes provider, rehearsed: it talks to the clusters of a world. */
export class KubernetesProvider implements Provider {
  public readonly address = KUBERNETES_SCHEMA.address;

  readonly #world: World;
  readonly #resources: ReadonlyMap<string, ResourceType>;
  readonly #dataSources: ReadonlyMap<string, DataSourceType>;
  #connection: Connection = NOT_CONFIGURED;

  public constructor(world: World) {
    this.#world = world;
    this.#resources = this.#resourceTypes();
    this.#dataSources = dataSourceTypes(() => this.#connection);
  }

  public async configure(config: ObjectValue): Promise<readonly Diagnostic[]> {
    try {
      const { connection, diagnostics } = await connect(this.#world, config);
      this.#connection = connection;
      return diagnostics;
    } catch (error) {
      return [diagnosticOf(error)];
    }
  }

  public resourceType(typeName: string): ResourceType | undefined {
    return this.#resources.get(typeName);
  }

  public dataSourceType(typeName: string): DataSourceType | undefined {
    return this.#dataSources.get(typeName);
  }

  #resourceTypes(): ReadonlyMap<string, ResourceType> {
    const types = new Map<string, ResourceType>();
    types.set("kubernetes_manifest", new ManifestResource(() => this.#connection));
    for (const [typeName, schema] of KUBERNETES_SCHEMA.resources) {
      const behaviour = this.#behaviour(typeName, schema.block);
      if (behaviour) types.set(typeName, plannedResource(typeName, schema, behaviour));
    }
    return types;
  }

  #behaviour(typeName: string, block: BlockSchema): ResourceBehaviour | undefined {
    const connection = () => this.#connection;
    const timeouts = timeoutsOf(typeName);
    const kind = KINDS.get(typeName);
    if (kind) return new ObjectBehaviour({ kind, block, connection, timeouts });
    const applied = APPLIED_TYPES.find((type) => type.typeName === typeName);
    if (applied) return new AppliedBehaviour(applied, block, connection);
    switch (typeName) {
      case "kubernetes_token_request_v1":
        return new TokenRequestBehaviour(block, connection);
      case "kubernetes_certificate_signing_request_v1":
        return new CertificateSigningRequestBehaviour(block, connection, timeouts);
      default:
        return undefined;
    }
  }
}
