import { ObjectValue } from "../../../../plugin/value";
import { overlaps, readRange } from "../../../cloud/addresses";
import { objectsAt, textAt, textsAt } from "../../../cloud/values";
import { apiError } from "../../api-error";
import { AlibabaCloud } from "../../cloud";

/** The plug-in by which pods have addresses of vSwitches. */
const TERWAY: readonly string[] = ["terway", "terway-eni", "terway-eniip", "terway-controlplane"];

const refused = (code: string, message: string): Error =>
  apiError("CreateManagedKubernetesCluster", code, message);

/** Refuses a cluster that the cloud would not make, or would make without a network that works. @throws OperationError */
export function requireSoundCluster(cloud: AlibabaCloud, planned: ObjectValue): void {
  const vpcs = new Set(
    [...textsAt(planned, "vswitch_ids"), ...textsAt(planned, "pod_vswitch_ids")].map(vpcOf(cloud)),
  );
  if (vpcs.size > 1) throw refused("InvalidVSwitchId.VpcMismatch", "The vSwitches are in more than one VPC.");
  requirePodNetwork(cloud, planned);
  const [vpcId = ""] = vpcs;
  requireRanges(textAt(cloud.find("alicloud_vpc", vpcId), "cidr_block"), planned);
}

const vpcOf =
  (cloud: AlibabaCloud) =>
  (vswitchId: string): string =>
    textAt(cloud.find("alicloud_vswitch", vswitchId), "vpc_id");

/** Pods are in vSwitches, one in each zone of the nodes, with Terway; or in a range of their own with Flannel. */
function requirePodNetwork(cloud: AlibabaCloud, planned: ObjectValue): void {
  const pods = textsAt(planned, "pod_vswitch_ids");
  const installed = objectsAt(planned, "addons").filter((addon) => addon["disabled"] !== true);
  const terway = installed.some((addon) => TERWAY.includes(textAt(addon, "name")));
  if (terway !== pods.length > 0) {
    const message = terway
      ? "Terway needs `pod_vswitch_ids`."
      : "`pod_vswitch_ids` need the add-on `terway-eniip`.";
    throw refused("InvalidPodVswitchIds", message);
  }
  if (terway && textAt(planned, "pod_cidr") !== "") {
    throw refused("InvalidContainerCIDR", "`pod_cidr` is for Flannel, `pod_vswitch_ids` are for Terway.");
  }
  const zone = (id: string): string => textAt(cloud.find("alicloud_vswitch", id), "zone_id");
  const podZones = new Set(pods.map(zone));
  const lonely = terway ? textsAt(planned, "vswitch_ids").find((id) => !podZones.has(zone(id))) : undefined;
  if (lonely !== undefined) {
    throw refused(
      "InvalidPodVswitchIds",
      `No vSwitch for pods is in zone \`${zone(lonely)}\` of \`${lonely}\`.`,
    );
  }
}

function requireRanges(vpcCidr: string, planned: ObjectValue): void {
  const taken: (readonly [what: string, cidr: string])[] = [["the VPC", vpcCidr]];
  for (const name of ["service_cidr", "pod_cidr"] as const) {
    const range = readRange(textAt(planned, name));
    if (range === undefined) continue;
    const other = taken.find(([, cidr]) => {
      const known = readRange(cidr);
      return known !== undefined && overlaps(known, range);
    });
    if (other !== undefined) {
      const message = `\`${name}\` ${textAt(planned, name)} overlaps with the range of ${other[0]}.`;
      throw refused("ErrorCidrConflict", message);
    }
    taken.push([`\`${name}\``, textAt(planned, name)]);
  }
}
