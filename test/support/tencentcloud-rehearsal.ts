import { TENCENT, TencentCloudOptions, tencentcloudProvider } from "../../rehearsal/providers/tencentcloud";
import { TENCENTCLOUD_SCHEMA } from "../../rehearsal/providers/tencentcloud/schema";
import { CloudRehearsal } from "./cloud-rehearsal";

export { idOf, type Outcome } from "./cloud-rehearsal";

/** The provider of Tencent Cloud without Terraform. */
export class TencentcloudRehearsal extends CloudRehearsal {
  public constructor(options: TencentCloudOptions = {}) {
    super(TENCENT, TENCENTCLOUD_SCHEMA, (world) => tencentcloudProvider(world, options));
  }
}
