import { Token } from "cdktf";
import { IConstruct } from "constructs";
import { INetwork } from "../../contracts";
import { ConstructError } from "../../core/construct-error";
import { addressCount, overlap } from "./address-plan";

/** Range of services unless told otherwise: outside the default network, 4096 services. */
export const DEFAULT_SERVICE_CIDR = "172.20.0.0/20";

/** Limits of TKE for the number of services of a cluster. */
const FEWEST_SERVICES = 32;
const MOST_SERVICES = 32768;

/**
 * Number of services that a range has room for; TKE wants both, and wants them to agree.
 *
 * @throws ConstructError when TKE would not take the range, or it collides with the network.
 */
export function checkServiceCidr(scope: IConstruct, serviceCidr: string, network: INetwork): number {
  const count = addressCount(serviceCidr);
  if (count === undefined || count < FEWEST_SERVICES || count > MOST_SERVICES) {
    throw new ConstructError(
      scope,
      `serviceCidr must be a range for ${FEWEST_SERVICES} to ${MOST_SERVICES} services that starts at its first address, got '${serviceCidr}'`,
    );
  }
  for (const { name, cidr } of network.clientRanges) {
    if (!Token.isUnresolved(cidr) && overlap(cidr, serviceCidr)) {
      throw new ConstructError(
        scope,
        `serviceCidr must not overlap range '${name}' of the network (${cidr}), got '${serviceCidr}'`,
      );
    }
  }
  return count;
}
