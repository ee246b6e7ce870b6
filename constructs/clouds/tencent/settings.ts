import { PlaceSettings } from "../place-settings";

/** An environment's place on Tencent Cloud. */
export interface TencentSettings extends PlaceSettings {
  readonly kind: "tencent";
}

/** What every construct of this cloud is given: where it lives. */
export interface InTencentCloud {
  /** The environment's place on Tencent Cloud. */
  readonly settings: TencentSettings;
}
