import { Token } from "cdktf";
import { IConstruct } from "constructs";
import { NetworkRules } from "../../catalog/network-rules";
import { AddressRange, INetwork } from "../contracts";
import { ConstructError } from "../core/construct-error";
import { addressCount, overlap } from "./address-plan";

/** Range of services unless told otherwise, for 4096 of them. */
const DEFAULT_SERVICE_CIDR = "172.20.0.0/20";

/** The same for a network that is in the way of it. */
const OTHER_SERVICE_CIDR = "192.168.240.0/20";

/** The range of services for a network when none is given. */
export function defaultServiceCidr(network: INetwork): string {
  return collision(DEFAULT_SERVICE_CIDR, network) === undefined ? DEFAULT_SERVICE_CIDR : OTHER_SERVICE_CIDR;
}

/**
 * Number of services that a range has room for.
 *
 * @throws ConstructError when the cloud would not take the range, or it collides with the network.
 */
export function checkServiceCidr(
  scope: IConstruct,
  serviceCidr: string,
  network: INetwork,
  { servicePrefix }: Pick<NetworkRules, "servicePrefix">,
): number {
  const count = addressCount(serviceCidr);
  const [fewest, most] = [2 ** (32 - servicePrefix.most), 2 ** (32 - servicePrefix.least)];
  if (count === undefined || count < fewest || count > most) {
    throw new ConstructError(
      scope,
      `serviceCidr must be a range for ${fewest} to ${most} services that starts at its first address, got '${serviceCidr}'`,
    );
  }
  const taken = collision(serviceCidr, network);
  if (taken !== undefined) {
    throw new ConstructError(
      scope,
      `serviceCidr must not overlap range '${taken.name}' of the network (${taken.cidr}), got '${serviceCidr}'`,
    );
  }
  return count;
}

function collision(serviceCidr: string, network: INetwork): AddressRange | undefined {
  return network.clientRanges.find(({ cidr }) => !Token.isUnresolved(cidr) && overlap(cidr, serviceCidr));
}
