/** A region and how many-th zones it has: `["ap-tokyo", 1, 2]` has zones `ap-tokyo-1` and `ap-tokyo-2`. */
type RegionRow = readonly [region: string, ...zoneNumbers: number[]];

/**
 * Regions that sell managed clusters, with every zone of theirs that still exists. Stock is not known here:
 * a zone may be sold out for a machine type.
 *
 * @see https://www.tencentcloud.com/document/product/457/36736 (regions and zones, read 2026-11)
 * @see https://www.tencentcloud.com/document/product/1271/71927 (names of all zones)
 */
const REGIONS: readonly RegionRow[] = [
  ["ap-guangzhou", 1, 2, 3, 4, 6, 7],
  ["ap-shanghai", 1, 2, 3, 4, 5, 8],
  ["ap-nanjing", 1, 2, 3],
  ["ap-beijing", 1, 2, 3, 4, 5, 6, 7],
  ["ap-chengdu", 1, 2],
  ["ap-chongqing", 1],
  ["ap-hongkong", 1, 2, 3],
  ["ap-singapore", 1, 2, 3, 4],
  ["ap-jakarta", 1, 2],
  ["ap-bangkok", 1, 2],
  ["ap-seoul", 1, 2],
  ["ap-tokyo", 1, 2],
  ["na-siliconvalley", 1, 2],
  ["na-ashburn", 1, 2],
  ["sa-saopaulo", 1],
  ["eu-frankfurt", 1, 2],
];

/** Zones of Tencent Cloud by their region. */
export const TENCENT_ZONES: ReadonlyMap<string, readonly string[]> = new Map(
  REGIONS.map(([region, ...zoneNumbers]) => [region, zoneNumbers.map((number) => `${region}-${number}`)]),
);
