/** A region and the letters of its zones. */
type RegionRow = readonly [region: string, letters: string];

/**
 * Regions that sell ACK Pro clusters, with their zones. Stock is not known here: a zone may be sold out for a machine
 * type, or never have had it.
 *
 * @see https://www.alibabacloud.com/help/en/ecs/product-overview/regions-and-zones (regions and zones)
 */
const REGIONS: readonly RegionRow[] = [
  ["cn-hangzhou", "bfghijk"],
  ["cn-shanghai", "abefglmn"],
  ["cn-beijing", "acdefghijkl"],
  ["cn-shenzhen", "acdef"],
  ["cn-zhangjiakou", "abc"],
  ["cn-huhehaote", "ab"],
  ["cn-wulanchabu", "abc"],
  ["cn-qingdao", "bc"],
  ["cn-chengdu", "ab"],
  ["cn-guangzhou", "ab"],
  ["cn-heyuan", "ab"],
  ["cn-hongkong", "bcd"],
  ["ap-southeast-1", "abc"],
  ["ap-southeast-3", "abc"],
  ["ap-southeast-5", "abc"],
  ["ap-southeast-6", "ab"],
  ["ap-southeast-7", "ab"],
  ["ap-northeast-1", "abc"],
  ["ap-northeast-2", "ab"],
  ["us-east-1", "ab"],
  ["us-west-1", "ab"],
  ["eu-central-1", "abc"],
  ["eu-west-1", "ab"],
];

/** A letter follows a name directly where that ends with a number, as in `ap-southeast-1a`. */
function zoneName(region: string, letter: string): string {
  return /\d$/.test(region) ? `${region}${letter}` : `${region}-${letter}`;
}

/** Zones of Alibaba Cloud by their region. */
export const ALIBABA_ZONES: ReadonlyMap<string, readonly string[]> = new Map(
  REGIONS.map(([region, letters]) => [region, [...letters].map((letter) => zoneName(region, letter))]),
);
