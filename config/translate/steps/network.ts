import { isExistingNetwork } from "../../environment";
import { Work } from "../work";

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
