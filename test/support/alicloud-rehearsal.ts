import { ALIBABA, AlibabaCloudOptions, alicloudProvider } from "../../rehearsal/providers/alicloud";
import { ALICLOUD_SCHEMA } from "../../rehearsal/providers/alicloud/schema";
import { CloudRehearsal } from "./cloud-rehearsal";

/** The provider of Alibaba Cloud without Terraform. */
export class AlicloudRehearsal extends CloudRehearsal {
  public constructor(options: AlibabaCloudOptions = {}) {
    super(ALIBABA, ALICLOUD_SCHEMA, (world) => alicloudProvider(world, options));
  }
}
