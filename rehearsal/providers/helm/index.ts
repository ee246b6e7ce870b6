import schemaFile from "../../../schemas/helm.schema.json";
import { ProviderDefinition } from "../../plugin/definition";
import { DataSourceType, Diagnostic, Provider, ResourceType } from "../../plugin/provider";
import { readProviderSchema } from "../../plugin/read-schema";
import { isObjectValue, ObjectValue } from "../../plugin/value";
import { World } from "../../world/world";
import { ClusterConnection } from "./connection";
import { HelmRelease } from "./release";

export { type RecordedRelease, recordedReleases } from "./recorded-releases";

const SCHEMA = readProviderSchema(schemaFile);

/** The helm provider over the clusters of a world. It is of the framework kind: Terraform holds it to its plans. */
export function helmProvider(world: World, now: () => Date = () => new Date()): ProviderDefinition {
  return { address: SCHEMA.address, schema: SCHEMA, create: () => new HelmProvider(world, now) };
}

class HelmProvider implements Provider {
  public readonly address = SCHEMA.address;
  readonly #world: World;
  readonly #release: HelmRelease;
  #connection: ClusterConnection;

  public constructor(world: World, now: () => Date) {
    this.#world = world;
    this.#connection = new ClusterConnection(world.clusters, null);
    this.#release = new HelmRelease(() => this.#connection, now);
  }

  public async configure(config: ObjectValue): Promise<readonly Diagnostic[]> {
    this.#connection = new ClusterConnection(this.#world.clusters, config["kubernetes"]);
    const { experiments } = config;
    if (!isObjectValue(experiments) || experiments["manifest"] !== true) return [];
    return [
      {
        severity: "warning",
        summary: "The rehearsal renders no charts",
        detail: "Releases have no manifest here, although the experiment 'manifest' is on.",
        attribute: ["experiments", "manifest"],
      },
    ];
  }

  public resourceType(typeName: string): ResourceType | undefined {
    return typeName === "helm_release" ? this.#release : undefined;
  }

  public dataSourceType(typeName: string): DataSourceType | undefined {
    return typeName === "helm_template" ? TEMPLATE : undefined;
  }
}

const TEMPLATE: DataSourceType = {
  validate: async () => [],
  read: async ({ chart }) => ({
    state: null,
    diagnostics: [
      {
        severity: "error",
        summary: "helm_template cannot be rehearsed",
        detail: `The rehearsal records charts without rendering them, so there is no text of ${String(chart)} to give.`,
      },
    ],
  }),
};
