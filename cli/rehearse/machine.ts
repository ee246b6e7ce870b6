import { RehearsalOutcome } from "../../rehearsal/run/rehearse";
import { Snapshot } from "../../rehearsal/run/snapshot";

/** Ports on this machine on which the API servers of clusters may listen. */
export function portsOf({ clusters }: Pick<Snapshot, "clusters">): readonly number[] {
  return clusters.flatMap(({ server }) => {
    const { hostname, port } = new URL(server);
    return hostname === "127.0.0.1" && port !== "" ? [Number(port)] : [];
  });
}

/** The same outcome, with what is left on this machine after everything was ended. */
export function withMachine(outcome: RehearsalOutcome, left: readonly string[]): RehearsalOutcome {
  const { report, problems } = outcome;
  const leftovers = { ...report.leftovers, machine: left.length };
  return {
    ...outcome,
    report: { ...report, ok: report.ok && left.length === 0, leftovers },
    problems: [...problems, ...left.map((thing) => `left behind on this machine: ${thing}`)],
  };
}
