import { InstanceType } from "../../../catalog/instance-type";
import { NodePoolConfig } from "../../environment";
import { GpuCard } from "../../../constructs/contracts/gpu";
import { poolCard } from "../../rules/pool-card";
import { poolName } from "../../rules/pool-name";
import { cpuCount } from "../../rules/replicas-fit-nodes";
import { Work } from "../work";
import { nearestType, WantedMachine } from "./nearest-type";

/** Machine types of the other cloud, or the cards of nodes that exist, for each pool. */
export function nodePools(work: Work): void {
  // Other keys, and people, know the pool by its name: nobody can choose another but they.
  for (const { path, expected } of poolName(work.draft(), work.to)) work.remind(path, `put ${expected}`);
  for (const [name, pool] of Object.entries(work.environment.nodePools)) {
    if (work.to.instanceTypes === undefined) toNodesThatExist(work, name, pool);
    else toMachines(work, name, pool);
    sharing(work, name, pool);
  }
}

function toMachines(work: Work, name: string, pool: NodePoolConfig): void {
  const { to, from } = work;
  const type = from.instanceTypes?.find(pool.instanceType ?? "");
  const card = poolCard(pool, from);
  const wanted: WantedMachine = {
    ...(type === undefined ? OF_A_NODE : { vcpu: type.vcpu, memoryGiB: type.memoryGiB }),
    gpu: card,
    shareable: isShared(pool),
  };
  const path = ["nodePools", name, "instanceType"];
  const { instanceTypes: types } = to;
  const found =
    types &&
    (nearestType(types, { ...wanted, fits: roomForReplica(work, name) }) ?? nearestType(types, wanted));
  if (found === undefined) {
    const cardsWanted = card === undefined ? "" : ` with ${cards(card)}`;
    const what = `put a machine type${cardsWanted}: ${to.title} is not known to have one`;
    work.ask(path, pool.instanceType ?? "unknown", what);
    return;
  }
  work.choose(
    path,
    found.name,
    `${describe(found)}, for ${type === undefined ? nodesWith(card) : describe(type)}`,
  );
}

/** Whether a machine gives one replica what it asks for; only asked of the pool on which replicas run. */
function roomForReplica(
  { to, environment }: Work,
  name: string,
): ((type: InstanceType) => boolean) | undefined {
  const { resources, gpu } = environment.diffusion;
  const { allocatable } = to;
  if (gpu.pool !== name || allocatable === undefined) return undefined;
  return (type) => {
    const { milliCpu, memoryMiB } = allocatable(type);
    return milliCpu >= cpuCount(resources.cpu) * 1000 && memoryMiB >= resources.memoryGiB * 1024;
  };
}

/** What a node of the system pool needs at least, where nothing is known of the nodes that exist. */
const OF_A_NODE = { vcpu: 4, memoryGiB: 16 };

function toNodesThatExist(work: Work, name: string, pool: NodePoolConfig): void {
  const card = poolCard(pool, work.from);
  if (card === undefined) return;
  const { model, memoryGiB, perNode } = card;
  const type = pool.instanceType === undefined ? "" : ` of ${pool.instanceType}`;
  work.choose(["nodePools", name, "gpu"], { model, memoryGiB, perNode }, `the cards${type}`);
  work.ask(
    ["nodePools", name, "nodeSelector"],
    { "nvidia.com/gpu.present": "true" },
    `put the labels and the cards of your nodes; the pool had ${cards(card)}`,
  );
}

/** The way to share cards, where the other cloud has it; otherwise whole cards. */
function sharing(work: Work, name: string, pool: NodePoolConfig): void {
  if (!isShared(pool)) return;
  const { to } = work;
  const { gpuSharing, gpu } = pool;
  const policies = to.gpuSharing?.policies ?? [];
  const path = ["nodePools", name, "gpuSharing"];
  if (gpuSharing !== "none" && policies.includes(gpuSharing)) return;
  if (!policies.includes("fixed-share")) {
    work.leaveOut(path, `${to.title} gives whole cards, unless its owner cuts them (gpu.slices)`);
  } else if (gpu?.slices !== undefined) {
    work.choose(
      path,
      "fixed-share",
      `each card was cut into ${gpu.slices.perCard} slices; here pods share it`,
    );
  } else {
    work.choose(path, "fixed-share", `${to.title} does not share cards by '${gpuSharing}'`);
  }
}

const isShared = ({ gpuSharing, gpu }: NodePoolConfig): boolean =>
  gpuSharing !== "none" || gpu?.slices !== undefined;

const nodesWith = (card: GpuCard | undefined): string =>
  card === undefined ? "nodes of which nothing is known" : `nodes with ${cards(card)}`;

const cards = ({ perNode, model, memoryGiB }: GpuCard): string => `${perNode} ${model} of ${memoryGiB} GiB`;

function describe({ name, vcpu, memoryGiB, gpu }: InstanceType): string {
  const machine = `${name} (${vcpu} CPUs, ${memoryGiB} GiB`;
  return `${machine}${gpu === undefined ? "" : `, ${cards(gpu)}`})`;
}
