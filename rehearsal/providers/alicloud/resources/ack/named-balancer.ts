import { NamedBalancer } from "../../../../cluster/control-plane";
import { textAt } from "../../../cloud/values";
import { AlibabaCloud } from "../../cloud";

/** Prefix of the annotations by which a service says what load balancer it wants. */
const PREFIX = "service.beta.kubernetes.io/alibaba-cloud-loadbalancer-";

/** The annotation with the id of a load balancer that is there already. */
export const BALANCER_ID = `${PREFIX}id`;

/** Services get the address of the load balancer whose id they name; none while there is no such one. */
export function namedBalancer(cloud: AlibabaCloud): NamedBalancer {
  return ({ [BALANCER_ID]: id }) => {
    if (id === undefined) return undefined;
    return textAt(cloud.find("alicloud_slb_load_balancer", id), "address") || null;
  };
}
