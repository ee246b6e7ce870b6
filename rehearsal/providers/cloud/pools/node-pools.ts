import { ScalablePools } from "../../../cluster/autoscaler";
import { NodeSpec } from "../../../cluster/control-plane";
import { OperationError } from "../../../plugin/sdk/operation-error";
import { PartialState } from "../../../plugin/sdk/behaviour";
import { ObjectValue } from "../../../plugin/value";
import { SimulatedCloud } from "../simulated-cloud";
import { textAt } from "../values";
import { changeNode } from "./change-node";
import { MACHINE, machinesOf, removeMachine } from "./machines";
import { PoolSpec } from "./pool-spec";
import { retire } from "./retire";

/** Where a machine is. */
export interface MachinePlace {
  readonly subnetId: string;
  readonly zone: string;
}

/** A machine that is, or may be, a node. */
export interface PoolMachine extends Pick<MachinePlace, "zone"> {
  readonly name: string;
  readonly instanceType: string;
  readonly region: string;

  /** What it keeps from the moment at which it was made, as the traits' `record` said. */
  readonly record: ObjectValue;
}

/** How the node pools of one cloud differ from those of another. */
export interface PoolTraits<C extends SimulatedCloud> {
  /** The pools of a cluster, whatever they are made of. */
  poolsOf(cloud: C, clusterId: string): readonly PoolSpec[];

  /** The node that a machine becomes. @throws OperationError when there is no such machine */
  nodeOf(cloud: C, pool: PoolSpec, machine: PoolMachine): NodeSpec;

  /**
   * What machines keep of their pool as it was when they were made.
   *
   * @default - nothing: they follow the pool.
   */
  record?(pool: PoolSpec): ObjectValue;

  /** The zone of a subnet. */
  zoneOf(cloud: C, subnetId: string): string;

  /** A name that no machine has yet. @param index how many machines the pool has before it */
  machineName(cloud: C, pool: PoolSpec, index: number, place: MachinePlace): string;

  /** The refusal of more machines than an account may have. */
  quotaError(quota: number, asked: number): OperationError;

  /**
   * The refusal of a machine that is sold out in a zone; nobody knows before it is asked for.
   *
   * @default - there are always some.
   */
  soldOut?(cloud: C, instanceType: string, zone: string): OperationError | undefined;

  /** Whether the autoscaler gives nodes of no use back. */
  givesNodesBack(cloud: C, clusterId: string): boolean;

  /** What the cloud's own record of a pool says once it has so many machines. */
  sized(pool: PoolSpec, stored: ObjectValue, count: number): PartialState;
}

/** The machines of node pools, which are nodes of the rehearsal's control planes. */
export class NodePools<C extends SimulatedCloud> {
  readonly #traits: PoolTraits<C>;

  public constructor(traits: PoolTraits<C>) {
    this.#traits = traits;
  }

  /**
   * Makes a pool what it should be: as many machines, with these labels and taints. Machines that are too many are
   * drained and given back, the newest first.
   *
   * @param count number of machines that are wanted
   * @throws OperationError when the account may not have so many machines
   */
  public async scale(cloud: C, pool: PoolSpec, count: number): Promise<void> {
    const { clusterId, poolId } = pool;
    const surplus = await cloud.world.autoscaling.inTurn(clusterId, async () => {
      const present = machinesOf(cloud, clusterId, poolId);
      if (present.length < count) await this.#add(cloud, pool, count - present.length);
      else await this.#sync(cloud, pool);
      return present.slice(count);
    });
    if (surplus.length > 0) await retire(cloud, surplus);
    this.#noteSize(cloud, pool);
  }

  /**
   * Makes a pool what a change says. What is not changed is not sent: the pool keeps the machines that it has, as many as its
   * limits allow.
   *
   * @param asked whether another number of machines was asked for
   * @throws OperationError when the account may not have so many machines
   */
  public async follow(cloud: C, pool: PoolSpec, asked: boolean): Promise<void> {
    const { autoscaled, limits } = pool;
    const present = machinesOf(cloud, pool.clusterId, pool.poolId).length;
    const kept = autoscaled ? Math.min(Math.max(present, limits.min), limits.max) : present;
    await this.scale(cloud, pool, asked ? pool.count : kept);
  }

  /** Brings what a cluster knows of its machines in line with its pools. */
  public async syncCluster(cloud: C, clusterId: string): Promise<void> {
    await cloud.world.autoscaling.inTurn(clusterId, async () => {
      for (const pool of this.#traits.poolsOf(cloud, clusterId)) await this.#sync(cloud, pool);
    });
  }

  /** What the autoscaler of a cluster sees of its pools. */
  public scalable(cloud: C, clusterId: string): ScalablePools {
    return () => {
      const shrinks = this.#traits.givesNodesBack(cloud, clusterId);
      const nodesOf = ({ poolId }: PoolSpec): readonly string[] =>
        machinesOf(cloud, clusterId, poolId).map((machine) => textAt(machine, "name"));
      return this.#traits.poolsOf(cloud, clusterId).map((pool) => ({
        id: pool.poolId,
        name: pool.name,
        autoscaled: pool.autoscaled && (pool.growsFromNothing || nodesOf(pool).length > 0),
        shrinks,
        min: pool.limits.min,
        max: pool.limits.max,
        nodes: nodesOf(pool),
        next: (count) => this.#next(cloud, pool, count),
        growTo: (size) => this.#growTo(cloud, pool, size),
        shrink: (node) => this.#shrink(cloud, pool, node),
      }));
    };
  }

  /** Terraform may have changed or removed the pool while this waited for its turn. */
  #growTo(cloud: C, pool: PoolSpec, size: number): Promise<void> {
    return cloud.world.autoscaling.inTurn(pool.clusterId, async () => {
      const now = this.#now(cloud, pool);
      if (now === undefined) return;
      const missing = Math.min(size, now.limits.max) - machinesOf(cloud, now.clusterId, now.poolId).length;
      if (missing > 0) await this.#add(cloud, now, missing);
      this.#noteSize(cloud, now);
    });
  }

  #shrink(cloud: C, pool: PoolSpec, node: string): Promise<void> {
    return cloud.world.autoscaling.inTurn(pool.clusterId, async () => {
      const now = this.#now(cloud, pool);
      if (now === undefined) return;
      await removeMachine(cloud, node);
      this.#noteSize(cloud, now);
    });
  }

  /** A pool as it is now; undefined when it is gone. */
  #now(cloud: C, { clusterId, poolId }: PoolSpec): PoolSpec | undefined {
    return this.#traits.poolsOf(cloud, clusterId).find((pool) => pool.poolId === poolId);
  }

  /** Starts machines for a pool and waits until they are nodes. */
  async #add(cloud: C, pool: PoolSpec, count: number): Promise<void> {
    const { clusterId, poolId, instanceType } = pool;
    const asked = cloud.list(MACHINE).length + count;
    if (asked > cloud.machineQuota) throw this.#traits.quotaError(cloud.machineQuota, asked);
    const present = machinesOf(cloud, clusterId, poolId).length;
    for (const [index, place] of this.#nextPlaces(cloud, this.#inStock(cloud, pool), count).entries()) {
      const name = this.#traits.machineName(cloud, pool, present + index, place);
      cloud.put(MACHINE, name, {
        ...this.#traits.record?.(pool),
        id: name,
        name,
        cluster: clusterId,
        pool: poolId,
        instance_type: instanceType,
        subnet_id: place.subnetId,
        zone: place.zone,
        region: cloud.region,
      });
    }
    await this.#sync(cloud, pool);
  }

  /** A pool with those of its subnets in whose zones its machines are to be had. @throws OperationError when there are none */
  #inStock(cloud: C, pool: PoolSpec): PoolSpec {
    const refusals = pool.subnetIds.map((id) => {
      const zone = this.#traits.zoneOf(cloud, id);
      return { id, refusal: this.#traits.soldOut?.(cloud, pool.instanceType, zone) };
    });
    const subnetIds = refusals.filter(({ refusal }) => refusal === undefined).map(({ id }) => id);
    const [first] = refusals;
    if (subnetIds.length === 0 && first?.refusal !== undefined) throw first.refusal;
    return { ...pool, subnetIds };
  }

  /** The nodes that the next machines of a pool would become; their names are not those that they would get. */
  #next(cloud: C, pool: PoolSpec, count: number): readonly NodeSpec[] {
    return this.#nextPlaces(cloud, pool, count).map(({ zone }, index) =>
      this.#traits.nodeOf(cloud, pool, {
        name: `${pool.poolId}-next-${index}`,
        instanceType: pool.instanceType,
        region: cloud.region,
        zone,
        record: this.#traits.record?.(pool) ?? {},
      }),
    );
  }

  /** Brings what the cluster knows of a pool's machines in line with the pool. */
  async #sync(cloud: C, pool: PoolSpec): Promise<void> {
    const cluster = await cloud.world.clusters.byName(pool.clusterId);
    if (cluster === undefined) return;
    const nodes = new Map((await cluster.nodes()).map((node) => [node.name, node]));
    await Promise.all(
      machinesOf(cloud, pool.clusterId, pool.poolId).map(async (machine) => {
        const wanted = this.#traits.nodeOf(cloud, pool, {
          name: textAt(machine, "name"),
          instanceType: textAt(machine, "instance_type"),
          region: textAt(machine, "region"),
          zone: textAt(machine, "zone"),
          record: machine,
        });
        const present = nodes.get(wanted.name);
        if (present === undefined) await cluster.addNode(wanted);
        else await changeNode(cluster, present, wanted);
      }),
    );
  }

  /** The cloud's own record of how large a pool is wanted follows what happens to it. */
  #noteSize(cloud: C, pool: PoolSpec): void {
    const stored = cloud.find(pool.type, pool.id);
    if (stored === undefined) return;
    const count = machinesOf(cloud, pool.clusterId, pool.poolId).length;
    cloud.patch(pool.type, pool.id, this.#traits.sized(pool, stored, count));
  }

  /** Where the next machines of a pool would be: in the subnet that has the fewest, or always in the first. */
  #nextPlaces(
    cloud: C,
    { clusterId, poolId, subnetIds, spreads }: PoolSpec,
    count: number,
  ): readonly MachinePlace[] {
    const used = new Map(subnetIds.map((id) => [id, 0]));
    for (const machine of machinesOf(cloud, clusterId, poolId)) {
      const id = textAt(machine, "subnet_id");
      if (used.has(id)) used.set(id, (used.get(id) ?? 0) + 1);
    }
    return Array.from({ length: count }, () => {
      const [fewest] = spreads ? [...used].sort(([, a], [, b]) => a - b) : [...used];
      const subnetId = fewest?.[0] ?? "";
      used.set(subnetId, (used.get(subnetId) ?? 0) + 1);
      return { subnetId, zone: this.#traits.zoneOf(cloud, subnetId) };
    });
  }
}
