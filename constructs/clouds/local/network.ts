import { Construct, DependencyGroup, IDependable } from "constructs";
import { AddressRange, INetwork } from "../../contracts";

/** The network of a cluster that exists: nothing is known of it, and nothing has to be. */
export class ClusterNetwork extends Construct implements INetwork {
  public readonly networkId = "";
  public readonly nodeSubnetIds: readonly string[] = [];
  public readonly podSubnetIds: readonly string[] = [];
  public readonly clientRanges: readonly AddressRange[] = [];
  public readonly routable: IDependable = new DependencyGroup();

  /** None of them is made here. */
  public readonly subnets: IDependable = new DependencyGroup();
}
