import { RehearsalCluster } from "../cluster/control-plane";
import { PlacementView } from "../run/snapshot";
import { patch } from "./cluster-calls";
import { drain } from "./drain";
import { refusedIn, refusedJobs, unplaceableIn } from "./findings";
import { ClusterLook } from "./look";
import { NodeGrowth } from "./node-growth";
import { Moment, PlacementFinding, PlacementProof, WorkloadRange, WorkloadRef } from "./proof";
import { forgetUpdate, removeTraces, rollingUpdate } from "./rolling-update";
import { settle, Trial } from "./settle";
import { NotSettledError } from "./wait-until";
import { workloadName, workloadPath, workloadsOf } from "./workloads";

/** A cluster to try things with, and what gives it nodes. */
export interface ProofSubject {
  readonly cluster: RehearsalCluster;
  readonly growth: NodeGrowth;
}

/** How a proof goes on, and how it ends early. */
export interface ProofOptions {
  readonly signal: AbortSignal;

  /**
   * Only looks at what is there, and changes nothing: after something went wrong.
   *
   * @default false
   */
  readonly lookOnly?: boolean;

  /**
   * Hears what is being tried.
   *
   * @default - nobody does.
   */
  readonly detail?: (text: string) => void;
}

/**
 * Proves, on clusters to which everything was applied, that it can be placed: scales every workload to its maximum,
 * updates each there, asks for the eviction of every pod, and puts everything back.
 *
 * @throws the signal's reason when it comes; everything is put back before. Error when an API server cannot be asked.
 */
export async function provePlacement(
  subjects: readonly ProofSubject[],
  options: ProofOptions,
): Promise<PlacementProof> {
  const proofs: PlacementProof[] = [];
  for (const subject of subjects) proofs.push(await new Proof(subject, options).run());
  return {
    workloads: proofs.flatMap(({ workloads }) => workloads),
    applied: proofs.flatMap(({ applied }) => applied),
    maximum: proofs.flatMap(({ maximum }) => maximum),
    findings: proofs.flatMap(({ findings }) => findings),
    updated: proofs.flatMap(({ updated }) => updated),
    drained: {
      applied: proofs.flatMap(({ drained }) => drained.applied),
      maximum: proofs.flatMap(({ drained }) => drained.maximum),
    },
  };
}

/** How long nothing may change until a mere look is taken, in seconds. */
const LOOK_SECONDS = 5;

class Proof {
  readonly #trial: Trial;
  readonly #lookOnly: boolean;
  readonly #findings: PlacementFinding[] = [];
  readonly #updated: WorkloadRef[] = [];
  readonly #drained: Record<Moment, readonly string[]> = { applied: [], maximum: [] };
  #workloads: readonly WorkloadRange[] = [];
  #applied: readonly PlacementView[] = [];
  #maximum: readonly PlacementView[] = [];

  public constructor({ cluster, growth }: ProofSubject, { signal, lookOnly = false, detail }: ProofOptions) {
    const patience = lookOnly ? { patienceSeconds: LOOK_SECONDS } : {};
    this.#trial = { cluster, growth, signal, detail: detail ?? (() => undefined), ...patience };
    this.#lookOnly = lookOnly;
  }

  public async run(): Promise<PlacementProof> {
    const { cluster } = this.#trial;
    this.#workloads = await workloadsOf(cluster);
    await this.#noting(async () => {
      const look = await settle(this.#trial);
      this.#note(refusedIn(this.#workloads, "applied", look), unplaceableIn(cluster.name, "applied", look));
      this.#note(await refusedJobs(cluster.name, cluster.api));
      this.#applied = [await viewOf(cluster)];
      if (!this.#lookOnly) await this.#drain("applied", look);
    });
    if (!this.#lookOnly) {
      try {
        await this.#noting(() => this.#atMaximum());
      } finally {
        await this.#putBack();
      }
    }
    return {
      workloads: this.#workloads,
      applied: this.#applied,
      maximum: this.#maximum,
      findings: this.#findings,
      updated: this.#updated,
      drained: this.#drained,
    };
  }

  async #atMaximum(): Promise<void> {
    const { cluster } = this.#trial;
    for (const { maximum, ...workload } of this.#workloads) {
      // How long a pod must have been ready is a matter of time, which a rehearsal does not prove.
      const spec = { replicas: maximum, minReadySeconds: 0 };
      await patch(cluster.api, workloadPath(workload), { spec });
    }
    const look = await settle(this.#trial);
    this.#maximum = [await viewOf(cluster)];
    this.#note(refusedIn(this.#workloads, "maximum", look), unplaceableIn(cluster.name, "maximum", look));
    await this.#drain("maximum", look);
    // A pod that waits for a place takes the one that an update gives up, and the update of another workload is blamed.
    if (this.#findings.some(({ kind }) => kind === "unplaceable")) return;
    for (const workload of this.#workloads) {
      if (this.#isFound(workload) || workload.maximum === 0) continue;
      this.#trial.detail(`rolling update of ${workloadName(workload)}`);
      const outcome = await rollingUpdate(this.#trial, workload);
      if (outcome?.stuck !== undefined) this.#note([outcome.stuck]);
      else if (outcome !== undefined) this.#updated.push(refOf(workload));
    }
  }

  async #drain(moment: Moment, look: ClusterLook): Promise<void> {
    this.#trial.detail("asking for the eviction of every pod");
    const { nodes, findings } = await drain(this.#trial, moment, look);
    this.#drained[moment] = nodes;
    // Replicas that are missing make every budget tight; that they are missing is said already.
    this.#note(findings.filter(({ workload }) => !this.#isFound(workload)));
  }

  /** With a signal of its own: what was changed is put back however the trials ended. */
  async #putBack(): Promise<void> {
    const { cluster, signal } = this.#trial;
    const trial = { ...this.#trial, signal: new AbortController().signal };
    trial.detail("putting everything back");
    const failures: unknown[] = [];
    for (const workload of this.#workloads) {
      const { replicas, minReadySeconds } = workload;
      try {
        await patch(cluster.api, workloadPath(workload), { spec: { replicas, minReadySeconds } });
        await forgetUpdate(trial, workload);
      } catch (error) {
        failures.push(error); // The others are put back all the same.
      }
    }
    if (failures.length > 0) throw failures[0];
    if (signal.aborted) return;
    await this.#noting(async () => {
      await trial.growth.settled(trial.signal);
      await removeTraces(trial, await settle(trial));
    });
  }

  /** What does not settle is found too. */
  async #noting(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof NotSettledError)) throw error;
      // Where something went wrong, something may well be on its way for long.
      if (this.#lookOnly) return;
      this.#note([{ kind: "unsettled", cluster: this.#trial.cluster.name, what: error.message }]);
    }
  }

  /** Each thing is said once of a workload, when it is first found. */
  #note(...found: readonly (readonly PlacementFinding[])[]): void {
    for (const finding of found.flat()) {
      const isKnown = this.#findings.some(
        (known) =>
          known.kind === finding.kind &&
          known.kind !== "unsettled" &&
          finding.kind !== "unsettled" &&
          workloadName(known.workload) === workloadName(finding.workload),
      );
      if (!isKnown) this.#findings.push(finding);
    }
  }

  #isFound(workload: WorkloadRef): boolean {
    return this.#findings.some(
      (finding) =>
        (finding.kind === "unplaceable" || finding.kind === "refused") &&
        workloadName(finding.workload) === workloadName(workload),
    );
  }
}

async function viewOf(cluster: RehearsalCluster): Promise<PlacementView> {
  return { name: cluster.name, nodes: await cluster.nodes(), placements: await cluster.placements() };
}

const refOf = ({ cluster, kind, namespace, name }: WorkloadRef): WorkloadRef => ({
  cluster,
  kind,
  namespace,
  name,
});
