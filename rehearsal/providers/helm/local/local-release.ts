import { ObjectValue } from "../../../plugin/value";
import { Values } from "../chart-values";
import { requireSuccess } from "../program/helm-failure";
import { installFlags, uninstallFlags, upgradeFlags } from "../program/helm-flags";
import { HelmCluster, HelmProgram } from "../program/helm-program";
import { placeOf } from "../place";
import { ChartLocation } from "./chart-location";

/** A release of a chart on this machine that is to be made or changed. */
export interface LocalOrder {
  readonly chart: ChartLocation;

  /** What is planned. */
  readonly planned: ObjectValue;

  /** The merged values. */
  readonly values: Values;
}

/** Text in front of what helm has kept when it uninstalled a release. */
const KEPT = "These resources were kept due to the resource policy:";

/** Releases of charts on this machine in one cluster: helm itself renders and installs them. */
export class LocalReleases {
  readonly #helm: HelmProgram;
  readonly #cluster: HelmCluster;

  public constructor(helm: HelmProgram, cluster: HelmCluster) {
    this.#helm = helm;
    this.#cluster = cluster;
  }

  /** Installs a release. @throws HelmFailure */
  public install(order: LocalOrder): Promise<void> {
    return this.#put("install", order, installFlags(order.planned));
  }

  /** Upgrades a release. @throws HelmFailure */
  public upgrade(order: LocalOrder): Promise<void> {
    return this.#put("upgrade", order, upgradeFlags(order.planned));
  }

  /**
   * Uninstalls a release.
   *
   * @returns what helm says about objects that it has kept, if there are any.
   * @throws HelmFailure
   */
  public async uninstall(state: ObjectValue): Promise<string | undefined> {
    const args = ["uninstall", ...uninstallFlags(state), "--", placeOf(state).name];
    const { stdout } = requireSuccess(await this.#helm.run({ args, cluster: this.#cluster }));
    if (!stdout.includes(KEPT)) return undefined;
    const said = stdout.slice(stdout.indexOf(KEPT));
    return said.replace(/release "[^"]*" uninstalled\s*$/, "").trimEnd();
  }

  // Values may be secret: they go through a pipe, which no list of processes shows.
  async #put(
    command: string,
    { chart, planned, values }: LocalOrder,
    flags: readonly string[],
  ): Promise<void> {
    const args = [command, ...flags, "--values", "-", "--", placeOf(planned).name, chart.path];
    const input = JSON.stringify(values);
    requireSuccess(await this.#helm.run({ args, input, cluster: this.#cluster, folder: chart.folder }));
  }
}
