import { World } from "../../world/world";
import { ClusterConnection, HelmTarget } from "./connection";
import { DefinitionLibrary } from "./definitions/definition-library";
import { HelmProgram } from "./program/helm-program";
import { ReleaseStore } from "./release-store";

/** What every release of a provider is handled with. */
export interface ReleaseTools {
  readonly world: World;

  /** The way to the cluster, as configured when it is asked for. */
  readonly connection: () => ClusterConnection;
  readonly now: () => Date;

  /** Definitions of custom resources, for charts that cannot be reached. */
  readonly library: DefinitionLibrary;

  /**
   * Renders and installs charts on this machine.
   *
   * @default - every chart is only recorded.
   */
  readonly helm?: HelmProgram | undefined;
}

/** A cluster that is connected to, with the releases in it. */
export interface ConnectedCluster extends HelmTarget {
  readonly store: ReleaseStore;
}

/** Connects to the configured cluster. @throws UnreachableError */
export async function connected({ connection }: ReleaseTools): Promise<ConnectedCluster> {
  const target = await connection().cluster();
  return { ...target, store: new ReleaseStore(target.api) };
}
