import { ABSENT, isPlanList, isPlanObject, memberOf, Part } from "../changes/values";
import { ValuePath } from "../model";
import { contains, publicRange } from "./ranges";

/** A way in that a change opens. */
export interface Opening {
  /** `internet`: anybody who is online; `range`: those in one range of public addresses. */
  readonly to: "internet" | "range";
  readonly path: ValuePath;

  /** What happens, in words that follow the address. */
  readonly what: string;
}

/** Switches by which something gets a public address. */
const PUBLIC_SWITCH =
  /^(cluster_internet|internet_enabled|slb_internet_enabled|publicly_accessible|public_network_enabled|public_network_access_enabled|allocate_public_ip|associate_public_ip_address|public_ip_assigned|map_public_ip_on_launch|open_public_operation|eip_enabled)$/;

/** Words by which load balancers and databases say whether they are on the internet. */
const NETWORK = /^(network_type|address_type|scheme|load_balancer_scheme|lb_type|visibility|acl)$/;
const PUBLIC_NETWORK = /^(open|internet|internet-facing|external|public|public-read|public-read-write)$/i;

/** Lists and texts of ranges that may come in. */
const RANGES =
  /cidr|source_ranges|source_address|authorized_networks|auth_client_ip|whitelist|white_list|allowed_ip|security_ips|ip_rules/i;

/** Ranges on these paths are not those that come in. */
const ELSEWHERE =
  /^(egress|tags|tags_all|labels|annotations|vpc_cidr|vpc_cidr_block|service_cidr|pod_cidr|cluster_cidr|destination.*|dest_.*|route.*)$/;

/** The ways in that a resource opens by being changed or made. */
export function openings(before: Part, after: Part): readonly Opening[] {
  const found: Opening[] = [];
  walk(before, after, [], rangesIn(before), found);
  return found;
}

/** Every range that may come in; where it stands means nothing, because lists of rules are in no order of their own. */
function rangesIn(part: Part, name = ""): readonly string[] {
  if (ELSEWHERE.test(name)) return [];
  if (isPlanObject(part)) {
    return Object.keys(part).flatMap((each) => rangesIn(memberOf(part, each), each));
  }
  if (RANGES.test(name) && !isBlocks(part)) return textsOf(part);
  return isPlanList(part) ? part.flatMap((item) => rangesIn(item, name)) : [];
}

function walk(before: Part, after: Part, path: ValuePath, known: readonly string[], found: Opening[]): void {
  if (before === after) return;
  const last = path.at(-1);
  if (typeof last === "string" && ELSEWHERE.test(last)) return;
  if (isPlanObject(after)) {
    for (const name of Object.keys(after).sort()) {
      const old = isPlanObject(before) ? memberOf(before, name) : ABSENT;
      walk(old, memberOf(after, name), [...path, name], known, found);
    }
    return;
  }
  const name = path.findLast((step) => typeof step === "string") ?? "";
  if (RANGES.test(name) && !isBlocks(after)) found.push(...openedRanges(known, textsOf(after), path));
  else if (isPlanList(after)) {
    after.forEach((item, at) => {
      walk(isPlanList(before) ? (before[at] ?? ABSENT) : ABSENT, item, [...path, at], known, found);
    });
  } else if (PUBLIC_SWITCH.test(name) && isOn(after) && !isOn(before)) {
    found.push({ to: "internet", path, what: `gets a public address: \`${name}\` is turned on` });
  } else if (NETWORK.test(name) && isPublic(after) && !isPublic(before)) {
    const from = typeof before === "string" && before !== "" ? ` goes from ${before} to` : " is";
    found.push({ to: "internet", path, what: `is put on the internet: \`${name}\`${from} ${String(after)}` });
  }
}

function openedRanges(
  before: readonly string[],
  after: readonly string[],
  path: ValuePath,
): readonly Opening[] {
  return after
    .filter((range) => publicRange(range) && !before.some((old) => contains(old, range)))
    .map((range) =>
      range === "0.0.0.0/0" || range === "::/0"
        ? { to: "internet", path, what: "lets everybody on the internet in" }
        : { to: "range", path, what: `lets \`${range}\` in` },
    );
}

function isBlocks(part: Part): boolean {
  return isPlanList(part) && part.some((item) => isPlanObject(item));
}

function textsOf(part: Part): readonly string[] {
  if (typeof part === "string") return part.split(/[\s,;]+/).filter((text) => text !== "");
  return isPlanList(part) ? part.flatMap(textsOf) : [];
}

function isOn(part: Part): boolean {
  return part === true || part === "true" || part === "on" || part === "Enabled";
}

function isPublic(part: Part): boolean {
  return typeof part === "string" && PUBLIC_NETWORK.test(part);
}
