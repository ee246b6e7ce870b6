/** A program that owns a control plane until it is killed: says its folder, then waits. */
import { processControlPlane, ProcessControlPlaneOptions } from "../../rehearsal/cluster/processes";

async function main(): Promise<void> {
  const options: ProcessControlPlaneOptions = JSON.parse(process.argv[2] ?? "{}");
  const cluster = await processControlPlane(options).start("killed");
  process.stdout.write(`${cluster.folder}\n`);
  setInterval(() => undefined, 1000);
}

void main();
