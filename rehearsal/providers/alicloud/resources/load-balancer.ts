import { publicAddress } from "../../cloud/addresses";
import { objectsAt, textAt } from "../../cloud/values";
import { addressIn } from "../addresses";
import { apiError } from "../api-error";
import { ResourceRules } from "../rules";
import { firstZone } from "../zones";

const LOAD_BALANCER = "alicloud_slb_load_balancer";

/** What is bought by use has no size. */
const ELASTIC = { load_balancer_spec: "slb.lcu.elastic", specification: "slb.lcu.elastic" } as const;

/** A private load balancer has an address of its vSwitch, a public one of nobody's. */
const INSTANCE: ResourceRules = {
  beforeCreate(_, planned) {
    if (textAt(planned, "address_type") === "internet" || textAt(planned, "vswitch_id") !== "") return;
    throw apiError(
      "CreateLoadBalancer",
      "MissingParam.VSwitchId",
      "A private load balancer needs a vSwitch.",
    );
  },
  computed(cloud, balancer) {
    const id = textAt(balancer, "id");
    const vswitch = cloud.find("alicloud_vswitch", textAt(balancer, "vswitch_id"));
    const zone = textAt(vswitch, "zone_id") || firstZone(cloud);
    const isPublic = textAt(balancer, "address_type") === "internet";
    return {
      address: isPublic ? publicAddress(cloud, id) : addressIn(cloud, textAt(balancer, "vswitch_id"), id),
      master_zone_id: zone,
      slave_zone_id: zone,
      ...(textAt(balancer, "instance_charge_type") === "PayByCLCU" ? ELASTIC : {}),
    };
  },
  beforeDelete(cloud, { id }) {
    if (textAt(cloud.find(LOAD_BALANCER, String(id)), "delete_protection") !== "on") return;
    const message = `The load balancer \`${String(id)}\` is protected against deletion.`;
    throw apiError("DeleteLoadBalancer", "OperationFailed.DeleteProtectionIsOn", message);
  },
};

const ACCESS_LIST = "alicloud_slb_acl";

/** Entries that are resources of their own are parts of their list. */
const ENTRY: ResourceRules = {
  afterCreate(cloud, entry) {
    const list = cloud.find(ACCESS_LIST, textAt(entry, "acl_id"));
    const added = { entry: textAt(entry, "entry"), comment: textAt(entry, "comment") };
    cloud.patch(ACCESS_LIST, textAt(entry, "acl_id"), {
      entry_list: [...objectsAt(list, "entry_list"), added],
    });
  },
  afterDelete(cloud, entry) {
    const list = cloud.find(ACCESS_LIST, textAt(entry, "acl_id"));
    const left = objectsAt(list, "entry_list").filter((each) => each["entry"] !== entry["entry"]);
    cloud.patch(ACCESS_LIST, textAt(entry, "acl_id"), { entry_list: left });
  },
};

/** Classic load balancers and their access lists. */
export const LOAD_BALANCER_RULES: Readonly<Record<string, ResourceRules>> = {
  [LOAD_BALANCER]: INSTANCE,
  alicloud_slb_acl_entry_attachment: ENTRY,
};
