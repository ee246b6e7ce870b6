import { ObjectValue } from "../../../plugin/value";
import { ACCOUNT, MOMENT, TencentCloud } from "../cloud";
import { blockAt, numberAt, textAt } from "../values";

/** What a data source that is no listing answers beyond its arguments. */
export type Answer = (cloud: TencentCloud, config: ObjectValue) => ObjectValue;

const userInfo: Answer = () => ({
  app_id: ACCOUNT.appId,
  uin: ACCOUNT.uin,
  owner_uin: ACCOUNT.ownerUin,
  name: "rehearsal",
  id: `user-${ACCOUNT.uin}-${ACCOUNT.appId}`,
});

/** The group that every gateway is made with. */
const gatewayGroups: Answer = (cloud, config) => {
  const gateway = cloud.find("tencentcloud_tse_cngw_gateway", textAt(config, "gateway_id"));
  if (gateway === undefined) return { result: [{ gateway_group_list: [], total_count: 0 }] };
  const node = blockAt(gateway, "node_config");
  const group = {
    create_time: MOMENT,
    gateway_id: textAt(config, "gateway_id"),
    group_id: "group-1",
    is_first_group: 1,
    name: "default",
    node_config: [{ number: numberAt(node, "number"), specification: textAt(node, "specification") }],
    status: "Running",
  };
  return { result: [{ gateway_group_list: [group], total_count: 1 }] };
};

const vpc: Answer = (cloud, config) => {
  const found = cloud
    .list("tencentcloud_vpc")
    .find(({ id, value }) =>
      textAt(config, "id") === "" ? value["name"] === config["name"] : id === textAt(config, "id"),
    );
  return found === undefined ? {} : { ...found.value, id: found.id };
};

/** Data sources with an answer of their own. */
export const ANSWERS: Readonly<Record<string, Answer>> = {
  tencentcloud_user_info: userInfo,
  tencentcloud_tse_groups: gatewayGroups,
  tencentcloud_vpc: vpc,
};
