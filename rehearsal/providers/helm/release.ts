import { ApplyRequest, ApplyResponse, Diagnostic, PlanRequest } from "../../plugin/provider";
import { PlanResponse, ReadResponse, ResourceType } from "../../plugin/provider";
import { ObjectValue } from "../../plugin/value";
import { ClusterConnection } from "./connection";
import { helmDiagnostic } from "./helm-error";
import { installRelease, placeOf, uninstallRelease, upgradeRelease } from "./release-actions";
import { planRelease } from "./release-plan";
import { importedState, releaseState, writeOnlyDue } from "./release-state";
import { ReleaseStore } from "./release-store";
import { validateRelease } from "./release-validation";
import { mergedValues } from "./values";

/** The resource type `helm_release`. Charts are not rendered: their releases are recorded, with their values. */
export class HelmRelease implements ResourceType {
  readonly #connection: () => ClusterConnection;
  readonly #now: () => Date;

  /** @param connection the way to the cluster, as configured when it is asked for. */
  public constructor(connection: () => ClusterConnection, now: () => Date) {
    this.#connection = connection;
    this.#now = now;
  }

  public async validate(config: ObjectValue): Promise<readonly Diagnostic[]> {
    return validateRelease(config);
  }

  public async plan(request: PlanRequest): Promise<PlanResponse> {
    try {
      return planRelease(request);
    } catch (error) {
      return { planned: request.prior, diagnostics: [helmDiagnostic(error, "Error planning the release")] };
    }
  }

  public async apply({ prior, planned, config }: ApplyRequest): Promise<ApplyResponse> {
    if (planned === null) return this.#delete(prior ?? {});
    const [summary, prefix] =
      prior === null ? ["installation failed", ""] : ["Error upgrading chart", "Upgrade failed: "];
    try {
      const values = mergedValues(
        planned,
        writeOnlyDue(prior, planned) ? (config?.["set_wo"] ?? null) : null,
      );
      const api = await this.#connection().api();
      const order = { planned, values, now: this.#now() };
      const upgrades =
        prior !== null || (planned["upgrade_install"] === true && (await this.#exists(planned)));
      const release = await (upgrades ? upgradeRelease(api, order) : installRelease(api, order));
      return { state: releaseState(planned, release) };
    } catch (error) {
      return { state: prior, diagnostics: [helmDiagnostic(error, summary, prefix)] };
    }
  }

  // The provider takes a release in a cluster that cannot be reached for one that is gone.
  public async read(state: ObjectValue): Promise<ReadResponse> {
    const { name, namespace } = placeOf(state);
    try {
      const release = await new ReleaseStore(await this.#connection().api()).latest(namespace, name);
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
      const release = await new ReleaseStore(await this.#connection().api()).latest(namespace, name);
      if (!release) throw new Error("release: not found");
      return { state: importedState(release) };
    } catch (error) {
      const prefix = `Unable to get Helm release ${name}: `;
      return { state: null, diagnostics: [helmDiagnostic(error, "Error getting release", prefix)] };
    }
  }

  async #exists(planned: ObjectValue): Promise<boolean> {
    const { name, namespace } = placeOf(planned);
    return (await new ReleaseStore(await this.#connection().api()).latest(namespace, name)) !== undefined;
  }

  async #delete(state: ObjectValue): Promise<ApplyResponse> {
    const { name } = placeOf(state);
    // Whatever was in a cluster that is gone is gone too; the provider says nothing about it.
    if ((await this.read(state)).state === null) return { state: null };
    try {
      await uninstallRelease(await this.#connection().api(), state);
      return { state: null };
    } catch (error) {
      const prefix = `Unable to uninstall Helm release ${name}: `;
      return { state, diagnostics: [helmDiagnostic(error, "Error uninstalling release", prefix)] };
    }
  }
}
