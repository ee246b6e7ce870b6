import { InstanceType } from "../../../catalog/instance-type";
import { NodePoolConfig } from "../../environment";
import { GpuCard } from "../../../constructs/contracts/gpu";
import { poolCard } from "../../rules/pool-card";
import { Work } from "../work";
import { nearestType, WantedMachine } from "./nearest-type";

/** Machine types of the other cloud, or the cards of nodes that exist, for each pool. */
export function nodePools(work: Work): void {
  for (const [name, pool] of Object.entries(work.environment.nodePools)) {
    if (work.to.instanceTypes === undefined) toNodesThatExist(work, name, pool);
    else toMachines(work, name, pool);
    sharing(work, name, pool);
  }
}

function toMachines(work: Work, name: string, pool: NodePoolConfig): void {
  const { to, from } = work;
  const type = from.instanceTypes?.find(pool.instanceType ?? "");
  const wanted: WantedMachine = {
    ...(type === undefined ? OF_A_NODE : { vcpu: type.vcpu, memoryGiB: type.memoryGiB }),
    gpu: poolCard(pool, from),
    shareable: pool.gpuSharing !== "none",
  };
  const path = ["nodePools", name, "instanceType"];
  const found = to.instanceTypes && nearestType(to.instanceTypes, wanted);
  if (found === undefined) {
    work.ask(
      path,
      pool.instanceType ?? "unknown",
      `${to.title} is not known to have machines with such cards`,
    );
    return;
  }
  work.choose(path, found.name, `${describe(found)}${type === undefined ? "" : `, for ${describe(type)}`}`);
}

/** What a node of the system pool needs at least, where nothing is known of the nodes that exist. */
const OF_A_NODE = { vcpu: 4, memoryGiB: 16 };

function toNodesThatExist(work: Work, name: string, pool: NodePoolConfig): void {
  const card = poolCard(pool, work.from);
  if (card === undefined) return;
  const { model, memoryGiB, perNode } = card;
  work.set(["nodePools", name, "gpu"], { model, memoryGiB, perNode });
  work.ask(
    ["nodePools", name, "nodeSelector"],
    { "nvidia.com/gpu.present": "true" },
    `put the labels and the cards of your nodes; the pool had ${cards(card)}`,
  );
}

/** The way to share cards, where the other cloud has it; otherwise whole cards. */
function sharing(work: Work, name: string, { gpuSharing }: NodePoolConfig): void {
  if (gpuSharing === "none") return;
  const { to } = work;
  const policies = to.gpuSharing?.policies ?? [];
  if (policies.includes(gpuSharing)) return;
  const path = ["nodePools", name, "gpuSharing"];
  if (policies.includes("fixed-share")) {
    work.choose(path, "fixed-share", `${to.title} does not share cards by '${gpuSharing}'`);
  } else {
    work.leaveOut(path, `${to.title} gives whole cards only`);
  }
}

const cards = ({ perNode, model, memoryGiB }: GpuCard): string => `${perNode} ${model} of ${memoryGiB} GiB`;

function describe({ name, vcpu, memoryGiB, gpu }: InstanceType): string {
  const machine = `${name} (${vcpu} CPUs, ${memoryGiB} GiB`;
  return `${machine}${gpu === undefined ? "" : `, ${cards(gpu)}`})`;
}
