import { describeLeftovers } from "../../rehearsal/run/leftovers";
import { RehearsalOutcome } from "../../rehearsal/run/rehearse";
import { keptKubeconfigs } from "../../rehearsal/world/kubeconfig-files";
import { Context } from "../context";
import { EXIT, ExitCode } from "../exit-codes";
import { Place } from "./places";
import { Rehearsed } from "./rehearse-environment";
import { formatCharts } from "./charts";
import { formatStacks } from "./summary";

const AS_IT_SHOULD_BE = {
  real: "rehearsed, everything as it should be",
  memory: "rehearsed in memory, everything as it should be as far as that tells",
} as const;

/** Says how a rehearsal ended, and how the command is to end. */
export function conclude(
  context: Context,
  keep: boolean,
  { outcome, interrupts, place }: Rehearsed,
): ExitCode {
  const { out, err, colors } = context.terminal;
  const { report, problems, interrupted } = outcome;
  out(`${formatCharts(report.charts, colors)}${formatStacks(report, colors)}\n`);
  for (const problem of problems) err(`${colors.red("problem:")} ${problem}\n`);
  if (keep) sayWhatIsKept(context, outcome, place);
  if (interrupted !== "no") {
    if (!keep) err(`${sayAfterInterruption(outcome)}\n`);
    return interrupts.exitCode();
  }
  const verdict = `${report.environment}: ${report.ok ? AS_IT_SHOULD_BE[report.cluster] : "the rehearsal found problems"}`;
  out(`${report.ok ? colors.green(`✓ ${verdict}`) : colors.red(`✗ ${verdict}`)}\n`);
  return report.ok ? EXIT.ok : EXIT.failure;
}

function sayAfterInterruption({ interrupted, left }: RehearsalOutcome): string {
  const lines = describeLeftovers(left);
  if (interrupted === "stopped") {
    return lines.length === 0
      ? "interrupted; what had been made is destroyed"
      : "interrupted; not everything could be destroyed";
  }
  if (lines.length === 0) return "ended at once; nothing had been made";
  const existed = `ended at once, without destroying; the simulated clouds ended with this process, and with them:`;
  return [existed, ...lines.map((line) => `  ${line}`)].join("\n");
}

function sayWhatIsKept(
  { terminal }: Context,
  { remains, left, interrupted }: RehearsalOutcome,
  { folders, kubeconfigFolder }: Place,
): void {
  const { out, err } = terminal;
  if (interrupted === "killed") {
    err("ended at once; in the simulated clouds there are now, in a state or not:\n");
    for (const line of describeLeftovers(left)) err(`  ${line}\n`);
  }
  for (const { stack, addresses } of remains) {
    out(`kept ${stack.name}, ${addresses.length} resources, in ${stack.folder}\n`);
    for (const address of addresses) out(`  ${address}\n`);
  }
  if (remains.length === 0) out("nothing was made, so nothing is kept\n");
  out(`the program is in ${folders.program}\n`);
  const kubeconfigs = kubeconfigFolder === undefined ? [] : keptKubeconfigs(kubeconfigFolder);
  for (const { file } of kubeconfigs) out(`kubeconfig:             ${file}\n`);
  out('to work with it:        eval "$(sdstack cloud env)"\n');
  out("to see everything:      sdstack cloud dump\n");
  out("to make an end of it:   sdstack rehearse stop\n");
}
