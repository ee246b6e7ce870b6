import { isExistingNetwork } from "../../environment";
import { Work } from "../work";

/** An API that cannot be opened to some ranges only stays closed. */
export function endpoint(work: Work): void {
  const { privateApi } = work.to;
  if (privateApi === undefined || !work.environment.cluster.endpoint.public) return;
  work.leaveOut(["cluster", "endpoint"], `reachable from within the network only: ${privateApi}`);
}

/** A network that exists is in the cloud it is in; a range is the same everywhere. */
export function network(work: Work): void {
  const { environment, to } = work;
  if (environment.network === undefined || !isExistingNetwork(environment.network)) return;
  const { title } = to;
  work.leaveOut(
    ["network"],
    `network ${environment.network.vpcId} is not in ${title}: one is made, or name one of ${title}`,
  );
}
