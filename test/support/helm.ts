import { join } from "node:path";
import { homeOf } from "../../cli/home";
import { ControlPlane, RehearsalCluster } from "../../rehearsal/cluster/control-plane";
import { ProcessControlPlane } from "../../rehearsal/cluster/processes";
import { DefinitionFolders } from "../../rehearsal/providers/helm";
import { TerraformBinary } from "../../rehearsal/terraform/find";
import { installedDefinitions } from "../../rehearsal/toolbox/definitions";
import { HELM } from "../../rehearsal/toolbox/tools";
import { PROJECT } from "./cli";
import { describeWithControlPlane, pathNow } from "./control-plane";
import { describeWithTerraform } from "./terraform";

/** Charts for tests. */
export const CHARTS = join(PROJECT, "test/fixtures/charts");

/** What tests with the real helm are given. */
export interface HelmSurroundings {
  readonly binary: TerraformBinary;
  readonly controlPlane: ProcessControlPlane;

  /** Path of the program. */
  readonly helm: string;

  /** The pinned definitions of custom resources. */
  readonly definitions: DefinitionFolders;
}

/**
 * A group of tests that need the real helm, Terraform and control plane. Without them they are reported as skipped, with
 * the reason in the group's title.
 */
export function describeWithHelm(title: string, tests: (surroundings: HelmSurroundings) => void): void {
  describeWithTerraform(title, (binary) => {
    describeWithControlPlane("on a real control plane", (controlPlane) => {
      const helm = pathNow(HELM);
      const definitions = definitionsNow();
      const missing = [
        ...(helm === undefined ? ["helm"] : []),
        ...(definitions.size === 0 ? ["definitions of custom resources"] : []),
      ];
      const group = (): void => tests({ binary, controlPlane, helm: helm ?? "", definitions });
      if (missing.length === 0) group();
      else describe.skip(`(skipped: no ${missing.join(", no ")}: run sdstack toolbox install)`, group);
    });
  });
}

/** Folders with the pinned definitions that are installed. */
export function definitionsNow(): DefinitionFolders {
  const { cache: cacheFolder } = homeOf({ environment: process.env, folder: process.cwd() });
  return installedDefinitions({ toolboxFolder: join(PROJECT, "toolbox"), cacheFolder });
}

/** One cluster for several worlds, one after the other; stopping it in one of them does not stop it. */
export class SharedCluster implements ControlPlane {
  #started: Promise<RehearsalCluster> | undefined;

  public constructor(private readonly controlPlane: ControlPlane) {}

  public async start(name: string): Promise<RehearsalCluster> {
    const cluster = await (this.#started ??= this.controlPlane.start(name));
    return {
      name: cluster.name,
      server: cluster.server,
      credentials: cluster.credentials,
      api: cluster.api,
      ...(cluster.folder === undefined ? {} : { folder: cluster.folder }),
      addNode: (node) => cluster.addNode(node),
      removeNode: (node) => cluster.removeNode(node),
      nodes: () => cluster.nodes(),
      placements: () => cluster.placements(),
      stop: async () => undefined,
    };
  }

  /** Stops it. */
  public async end(): Promise<void> {
    await (await this.#started)?.stop();
  }
}
