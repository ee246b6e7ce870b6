import schemaFile from "../../../schemas/helm.schema.json";
import { ProviderDefinition } from "../../plugin/definition";
import { DataSourceType, Diagnostic, Provider, ResourceType } from "../../plugin/provider";
import { readProviderSchema } from "../../plugin/read-schema";
import { isObjectValue, ObjectValue } from "../../plugin/value";
import { ForeignClusterError } from "../../world/kubeconfigs/kubeconfigs";
import { DisagreementError } from "../../world/workplace";
import { World } from "../../world/world";
import { ClusterConnection } from "./connection";
import { DefinitionFolders, DefinitionLibrary } from "./definitions/definition-library";
import { HelmProgram } from "./program/helm-program";
import { HelmRelease } from "./release";
import { ReleaseTools } from "./tools";

export type { DefinitionFolders } from "./definitions/definition-library";
export { type RecordedRelease, recordedReleases } from "./recorded-releases";

const SCHEMA = readProviderSchema(schemaFile);

/** What the helm provider works with. */
export interface HelmProviderOptions {
  /**
   * Path of the program helm, which renders and installs charts that are on this machine. It needs clusters that it can
   * talk to.
   *
   * @default - charts are recorded with their values, wherever they are.
   */
  readonly helm?: string;

  /**
   * Folders with the custom resource definitions that charts bring which cannot be reached, by the name of their source.
   *
   * @default - few are known, and those only in summary.
   */
  readonly definitions?: DefinitionFolders;

  /** @default the clock */
  readonly now?: () => Date;
}

/** The helm provider over the clusters of a world. It is of the framework kind: Terraform holds it to its plans. */
export function helmProvider(world: World, options: HelmProviderOptions = {}): ProviderDefinition {
  const { helm, definitions = new Map(), now = () => new Date() } = options;
  const tools: SharedTools = {
    world,
    now,
    library: new DefinitionLibrary(definitions),
    helm: helm === undefined ? undefined : new HelmProgram(helm, () => world.workplace.privateFolder),
  };
  return { address: SCHEMA.address, schema: SCHEMA, create: () => new HelmProvider(tools) };
}

type SharedTools = Omit<ReleaseTools, "connection">;

class HelmProvider implements Provider {
  public readonly address = SCHEMA.address;
  readonly #tools: SharedTools;
  readonly #release: HelmRelease;
  #connection: ClusterConnection;

  public constructor(tools: SharedTools) {
    this.#tools = tools;
    this.#connection = new ClusterConnection(tools.world, null);
    this.#release = new HelmRelease({ ...tools, connection: () => this.#connection });
  }

  public async configure(config: ObjectValue): Promise<readonly Diagnostic[]> {
    this.#connection = new ClusterConnection(this.#tools.world, config["kubernetes"]);
    const refusal = await this.#refusal();
    if (refusal !== undefined) return [refusal];
    const { experiments } = config;
    if (!isObjectValue(experiments) || experiments["manifest"] !== true) return [];
    return [
      {
        severity: "warning",
        summary: "The rehearsal shows no manifests",
        detail: "Releases have no manifest here, although the experiment 'manifest' is on.",
        attribute: ["experiments", "manifest"],
      },
    ];
  }

  /** What cannot be reached is told when it is used; what must not be, before anything is planned. */
  async #refusal(): Promise<Diagnostic | undefined> {
    try {
      await this.#connection.cluster();
    } catch (error) {
      if (error instanceof ForeignClusterError) {
        return { severity: "error", summary: "Somebody else's cluster", detail: error.message };
      }
      if (error instanceof DisagreementError) {
        return { severity: "error", summary: "Several Terraforms", detail: error.message };
      }
    }
    return undefined;
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
        detail: `The rehearsal gives out no rendered text, neither of ${String(chart)} nor of other charts. Charts on this machine are rendered by helm for helm_release.`,
      },
    ],
  }),
};
