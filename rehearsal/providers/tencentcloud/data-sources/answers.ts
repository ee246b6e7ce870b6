import { Answer } from "../../cloud/data-sources/answer";
import { ACCOUNT, MOMENT, TencentCloud } from "../cloud";
import { blockAt, numberAt, textAt } from "../../cloud/values";

const userInfo: Answer<TencentCloud> = () => ({
  app_id: ACCOUNT.appId,
  uin: ACCOUNT.uin,
  owner_uin: ACCOUNT.ownerUin,
  name: "rehearsal",
  id: `user-${ACCOUNT.uin}-${ACCOUNT.appId}`,
});

/** The group that every gateway is made with. */
const gatewayGroups: Answer<TencentCloud> = (cloud, config) => {
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

const vpc: Answer<TencentCloud> = (cloud, config) => {
  const found = cloud
    .list("tencentcloud_vpc")
    .find(({ id, value }) =>
      textAt(config, "id") === "" ? value["name"] === config["name"] : id === textAt(config, "id"),
    );
  return found === undefined ? {} : { ...found.value, id: found.id };
};

/** Data sources with an answer of their own. */
export const ANSWERS: Readonly<Record<string, Answer<TencentCloud>>> = {
  tencentcloud_user_info: userInfo,
  tencentcloud_tse_groups: gatewayGroups,
  tencentcloud_vpc: vpc,
};
