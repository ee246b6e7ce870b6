import { IPv4 } from "ipaddr.js";
import { PrefixLimits } from "../../../catalog";
import { cidrs } from "../../rules/cidrs";
import { Work } from "../work";

const NETWORK = ["network", "cidr"];
const SERVICES = ["cluster", "serviceCidr"];

/** Ranges of addresses in the sizes that the other cloud takes. */
export function ranges(work: Work): void {
  const { network: rules, title } = work.to;
  if (rules === undefined) return;
  const { network, cluster } = work.draft();
  if (network !== undefined && "cidr" in network) {
    fit(work, NETWORK, network.cidr, rules.networkPrefix);
  }
  if (cluster?.serviceCidr !== undefined) fit(work, SERVICES, cluster.serviceCidr, rules.servicePrefix);
  if (cidrs(work.draft(), work.to).some(({ path }) => path.join() === SERVICES.join())) {
    work.leaveOut(
      SERVICES,
      `${title} takes another size of it, which would collide: one that does not is chosen`,
    );
  }
}

/** The part of a range at its start, or the larger one that it is in. */
function fit(work: Work, path: readonly string[], cidr: string, { least, most }: PrefixLimits): void {
  const [, bits] = IPv4.parseCIDR(cidr);
  const taken = Math.min(most, Math.max(least, bits));
  if (taken === bits) return;
  const address = IPv4.networkAddressFromCIDR(cidr.replace(/\d+$/, String(taken)));
  const why = `${work.to.title} takes ranges from /${least} to /${most}, not ${cidr}`;
  work.choose(path, `${address.toString()}/${taken}`, why);
}
