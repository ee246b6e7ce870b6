import { IConstruct } from "constructs";
import { INetwork } from "../contracts";
import { ConstructError } from "../core/construct-error";

/**
 * The subnet for something that lives in one. May be a token.
 *
 * @param purpose - what it is for, such as `for the mount target`.
 * @throws ConstructError when the network has no subnet for nodes.
 */
export function firstSubnet(scope: IConstruct, network: INetwork, purpose: string): string {
  const [subnetId] = network.nodeSubnetIds;
  if (subnetId === undefined) {
    throw new ConstructError(scope, `network must have a subnet ${purpose}, got none`);
  }
  return subnetId;
}
