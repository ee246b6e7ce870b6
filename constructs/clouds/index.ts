import { CloudKind, ICloud } from "../contracts";
import { alibabaCloud } from "./alibaba/cloud";
import { AlibabaSettings } from "./alibaba/settings";
import { localCloud } from "./local/cloud";
import { LocalSettings } from "./local/settings";
import { tencentCloud } from "./tencent/cloud";
import { TencentSettings } from "./tencent/settings";

/** What each kind of cloud needs to know of an environment. A kind that is missing here does not compile. */
interface SettingsByKind {
  readonly tencent: TencentSettings;
  readonly alibaba: AlibabaSettings;
  readonly local: LocalSettings;
}

/** An environment's place, told apart by `kind`. */
export type CloudSettings = SettingsByKind[CloudKind];

/** The cloud of an environment: the only place of the program that asks which one it is. */
export function cloudFor(settings: CloudSettings): ICloud {
  switch (settings.kind) {
    case "tencent":
      return tencentCloud(settings);
    case "alibaba":
      return alibabaCloud(settings);
    case "local":
      return localCloud(settings);
  }
}

export { lockTableEndpoint } from "./alibaba/lock-table";
export type { AlibabaSettings } from "./alibaba/settings";
export { clusterOf, type ClusterOfProps } from "./cluster-of";
export type { LocalSettings } from "./local/settings";
export type { ExistingNetworkSettings, OwnedNetworkSettings } from "./network-settings";
export type { TencentSettings } from "./tencent/settings";
