import { IConstruct } from "constructs";
import { ConstructError } from "../core/construct-error";
import { ExistingNetworkSettings } from "./network-settings";

/** The subnets of a network that exists. */
export interface ExistingSubnets {
  readonly nodeSubnetIds: readonly string[];
  readonly podSubnetIds: readonly string[];

  /** Each of them once. */
  readonly distinct: readonly string[];
}

/** The subnets for nodes and for pods. @throws ConstructError when there are none for one of them. */
export function existingSubnets(scope: IConstruct, settings: ExistingNetworkSettings): ExistingSubnets {
  const { subnetIds, podSubnetIds = subnetIds } = settings;
  for (const [name, ids] of Object.entries({ subnetIds, podSubnetIds })) {
    if (ids.length === 0) {
      throw new ConstructError(scope, `network.${name} must name at least one subnet, got none`);
    }
  }
  return {
    nodeSubnetIds: [...subnetIds],
    podSubnetIds: [...podSubnetIds],
    distinct: [...new Set([...subnetIds, ...podSubnetIds])],
  };
}
