import { ExistingNetworkSettings, OwnedNetworkSettings } from "./network-settings";

/** An environment's place on a cloud that makes what it needs. */
export interface PlaceSettings {
  /** Name of the environment; physical names begin with it. */
  readonly environment: string;

  /** Region, such as `ap-guangzhou`. */
  readonly region: string;

  /** Zone that nodes and mount targets live in, such as `ap-guangzhou-7`. */
  readonly zone: string;

  /**
   * The network to make, or to use.
   *
   * @default - one is made with the range that the catalog names.
   */
  readonly network?: OwnedNetworkSettings | ExistingNetworkSettings | undefined;

  /** Whether stateful things resist being destroyed: deletion protection on, buckets and images kept. */
  readonly retain: boolean;

  /** Tags for everything that can carry tags. */
  readonly tags: Readonly<Record<string, string>>;
}
