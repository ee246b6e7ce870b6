import { PlaceSettings } from "../place-settings";

/** An environment's place on Alibaba Cloud. */
export interface AlibabaSettings extends PlaceSettings {
  readonly kind: "alibaba";
}

/** What every construct of this cloud is given: where it lives. */
export interface InAlibabaCloud {
  /** The environment's place on Alibaba Cloud. */
  readonly settings: AlibabaSettings;
}
