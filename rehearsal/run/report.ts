import { randomBytes } from "node:crypto";
import { renameSync, rmSync, writeFileSync } from "node:fs";
import { ChartReport } from "./chart-report";
import { PhaseSeconds } from "./phase-clock";
import { SlowCall } from "./slowest-calls";
import { PlacementProof } from "../placement/proof";

/** How one stack went. A phase that was not reached has null. */
export interface StackReport {
  readonly name: string;

  /** Resources that the apply made. */
  readonly created: number;

  /** Changes that a second plan still wants; none when all is well. */
  readonly secondPlanChanges: number | null;
  readonly applySeconds: number | null;
  readonly planSeconds: number | null;
  readonly destroySeconds: number | null;
}

/** How a rehearsal went; the shape of `--json`. */
export interface RehearsalReport {
  readonly ok: boolean;
  readonly environment: string;

  /** What the clusters were: real control planes, or likenesses in memory, which prove less. */
  readonly cluster: "real" | "memory";
  readonly terraform: { readonly name: string; readonly version: string };
  readonly stacks: readonly StackReport[];

  /** How long each phase took, over all stacks, in seconds. */
  readonly phaseSeconds: PhaseSeconds;

  /** The ten calls of Terraform to its providers that took longest. */
  readonly slowestCalls: readonly SlowCall[];

  /** How the charts were dealt with; none when something went wrong before everything was made. */
  readonly charts: readonly ChartReport[];

  /** What was tried on the clusters, and what came of it; null when it was not. */
  readonly placement: PlacementProof | null;

  /** How many things are left in the simulated cloud, in the clusters, and of processes, ports and folders here. */
  readonly leftovers: { readonly cloud: number; readonly kubernetes: number; readonly machine: number };
}

/** A report as JSON text. */
export function formatReport(report: RehearsalReport): string {
  return `${JSON.stringify(report, undefined, 2)}\n`;
}

/** Writes a report in one step: a reader finds the whole report or what was there before. */
export function writeReport(file: string, report: RehearsalReport): void {
  const draft = `${file}.${randomBytes(4).toString("hex")}.new`;
  try {
    writeFileSync(draft, formatReport(report));
    renameSync(draft, file);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
}
