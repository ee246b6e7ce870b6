import { cordon, drain } from "../../../cluster/autoscaler";
import { ObjectValue } from "../../../plugin/value";
import { SimulatedCloud } from "../simulated-cloud";
import { textAt } from "../values";
import { removeMachine } from "./machines";

/**
 * How long the pods of machines that are taken away may refuse to go, in seconds; then the machines go all the same. The
 * real cloud waits for minutes.
 */
const DRAIN_SECONDS = 10;

/**
 * Drains machines and gives them back. No machine is drained onto another that is to go too; what a disruption budget
 * protects for too long is lost with its machine.
 *
 * @param keep whether the machines run on, outside the cluster
 */
export async function retire(
  cloud: SimulatedCloud,
  machines: readonly ObjectValue[],
  keep = false,
): Promise<void> {
  const clusterId = textAt(machines[0], "cluster");
  const names = machines.map((machine) => textAt(machine, "name"));
  const cluster = await cloud.world.clusters.byName(clusterId);
  if (cluster !== undefined) {
    const { api } = cluster;
    const present = new Set((await cluster.nodes()).map(({ name }) => name));
    const nodes = names.filter((name) => present.has(name));
    for (const node of nodes) await cordon(api, node);
    await Promise.all(nodes.map((node) => drain({ api, node, patienceSeconds: DRAIN_SECONDS })));
  }
  await cloud.world.autoscaling.inTurn(clusterId, async () => {
    for (const name of names) await removeMachine(cloud, name, keep);
  });
}
