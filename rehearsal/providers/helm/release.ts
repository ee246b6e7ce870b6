import { ApplyRequest, ApplyResponse, Diagnostic, PlanRequest } from "../../plugin/provider";
import { PlanResponse, ReadResponse, ResourceType } from "../../plugin/provider";
import { ObjectValue } from "../../plugin/value";
import { helmDiagnostic } from "./helm-error";
import { ChartLocation, locateChart } from "./local/chart-location";
import { applyLocal, LocalTools, uninstallLocal } from "./local/local-change";
import { chartToPlan } from "./local/local-plan";
import { placeOf } from "./place";
import { applyRecorded, uninstallRecorded } from "./recorded-change";
import { planRelease } from "./release-plan";
import { importedState, releaseState, writeOnlyDue } from "./release-state";
import { validateRelease } from "./release-validation";
import { connected, ReleaseTools } from "./tools";
import { mergedValues } from "./values";

/**
 * The resource type `helm_release`. Helm itself renders and installs charts that are on this machine, where there is a
 * helm and a cluster that it can work with; releases of other charts are recorded, with their values.
 */
export class HelmRelease implements ResourceType {
  readonly #tools: ReleaseTools;

  public constructor(tools: ReleaseTools) {
    this.#tools = tools;
  }

  public async validate(config: ObjectValue): Promise<readonly Diagnostic[]> {
    return validateRelease(config);
  }

  public async plan(request: PlanRequest): Promise<PlanResponse> {
    const { proposed, prior } = request;
    try {
      const local = this.#local(proposed);
      if (local === undefined || proposed === null) return planRelease(request);
      return planRelease(request, await chartToPlan(local.tools, local.chart, proposed));
    } catch (error) {
      return { planned: prior, diagnostics: [helmDiagnostic(error, "Error planning the release")] };
    }
  }

  public async apply({ prior, planned, config }: ApplyRequest): Promise<ApplyResponse> {
    if (planned === null) return this.#delete(prior ?? {});
    try {
      const writeOnly = writeOnlyDue(prior, planned) ? (config?.["set_wo"] ?? null) : null;
      const values = mergedValues(planned, writeOnly);
      const local = this.#local(planned);
      if (local === undefined) return await applyRecorded(this.#tools, { prior, planned, values });
      return await applyLocal(local.tools, { prior, planned, values, chart: local.chart });
    } catch (error) {
      const [summary, prefix] =
        prior === null ? ["installation failed", ""] : ["Error upgrading chart", "Upgrade failed: "];
      return { state: prior, diagnostics: [helmDiagnostic(error, summary, prefix)] };
    }
  }

  // The provider takes a release in a cluster that cannot be reached for one that is gone.
  public async read(state: ObjectValue): Promise<ReadResponse> {
    const { name, namespace } = placeOf(state);
    try {
      const release = await (await connected(this.#tools)).store.latest(namespace, name);
      return { state: release ? releaseState(state, release) : null };
    } catch {
      return { state: null };
    }
  }

  public async importState(id: string): Promise<ReadResponse> {
    const [namespace, name, ...rest] = id.split("/");
    if (namespace === undefined || name === undefined || rest.length > 0) {
      const detail = `Unable to parse identifier ${id}: Unexpected ID format ("${id}"), expected namespace/name`;
      return {
        state: null,
        diagnostics: [{ severity: "error", summary: "Unable to parse import identifier", detail }],
      };
    }
    try {
      const release = await (await connected(this.#tools)).store.latest(namespace, name);
      if (!release) throw new Error("release: not found");
      return { state: importedState(release) };
    } catch (error) {
      const prefix = `Unable to get Helm release ${name}: `;
      return { state: null, diagnostics: [helmDiagnostic(error, "Error getting release", prefix)] };
    }
  }

  async #delete(state: ObjectValue): Promise<ApplyResponse> {
    const { name, namespace } = placeOf(state);
    // Whatever was in a cluster that is gone is gone too; the provider says nothing about it.
    if ((await this.read(state)).state === null) return { state: null };
    try {
      const { helm, world } = this.#tools;
      const { cluster, store } = await connected(this.#tools);
      const use = world.charts.find({ cluster: cluster.name, namespace, release: name });
      // Nobody has noted a release that others made; what is recorded has no manifest.
      const isInstalled = use?.installed ?? (await store.latest(namespace, name))?.manifest !== "";
      if (helm === undefined || !isInstalled) return await uninstallRecorded(this.#tools, state);
      return await uninstallLocal({ ...this.#tools, helm }, state);
    } catch (error) {
      const prefix = `Unable to uninstall Helm release ${name}: `;
      return { state, diagnostics: [helmDiagnostic(error, "Error uninstalling release", prefix)] };
    }
  }

  /** The chart when helm is to work with it, and helm. @throws HelmError when it should be on this machine and is not. */
  #local(
    release: ObjectValue | null,
  ): { readonly chart: ChartLocation; readonly tools: LocalTools } | undefined {
    const { helm, world } = this.#tools;
    if (helm === undefined || release === null) return undefined;
    const folders = world.workplace.terraformFolders();
    const chart = locateChart(release, folders.length === 0 ? [process.cwd()] : folders);
    return chart === undefined ? undefined : { chart, tools: { ...this.#tools, helm } };
  }
}
