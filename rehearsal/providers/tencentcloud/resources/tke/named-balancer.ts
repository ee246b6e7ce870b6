import { NamedBalancer } from "../../../../cluster/control-plane";
import { textsAt } from "../../../cloud/values";
import { TencentCloud } from "../../cloud";

/** The annotation of a service with the id of a load balancer that is there already. */
const BALANCER_ID = "service.kubernetes.io/tke-existed-lbid";

/** Services get the address of the load balancer whose id they name; none while there is no such one. */
export function namedBalancer(cloud: TencentCloud): NamedBalancer {
  return ({ [BALANCER_ID]: id }) => {
    if (id === undefined) return undefined;
    return textsAt(cloud.find("tencentcloud_clb_instance", id), "clb_vips")[0] ?? null;
  };
}
