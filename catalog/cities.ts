import { CloudKind } from "../constructs/contracts/cloud-kind";

/** Where data centres are, and what each cloud calls its region there. */
export interface City {
  readonly name: string;
  readonly regions: Readonly<Partial<Record<CloudKind, string>>>;
}

/**
 * Cities in which more than one cloud has a region.
 *
 * @see https://www.tencentcloud.com/document/product/457/36736 (regions of Tencent Cloud)
 * @see https://www.alibabacloud.com/help/en/ecs/product-overview/regions-and-zones (regions of Alibaba Cloud)
 */
export const CITIES: readonly City[] = [
  { name: "Guangzhou", regions: { tencent: "ap-guangzhou", alibaba: "cn-guangzhou" } },
  { name: "Shanghai", regions: { tencent: "ap-shanghai", alibaba: "cn-shanghai" } },
  { name: "Beijing", regions: { tencent: "ap-beijing", alibaba: "cn-beijing" } },
  { name: "Chengdu", regions: { tencent: "ap-chengdu", alibaba: "cn-chengdu" } },
  { name: "Hong Kong", regions: { tencent: "ap-hongkong", alibaba: "cn-hongkong" } },
  { name: "Singapore", regions: { tencent: "ap-singapore", alibaba: "ap-southeast-1" } },
  { name: "Jakarta", regions: { tencent: "ap-jakarta", alibaba: "ap-southeast-5" } },
  { name: "Bangkok", regions: { tencent: "ap-bangkok", alibaba: "ap-southeast-7" } },
  { name: "Seoul", regions: { tencent: "ap-seoul", alibaba: "ap-northeast-2" } },
  { name: "Tokyo", regions: { tencent: "ap-tokyo", alibaba: "ap-northeast-1" } },
  { name: "Silicon Valley", regions: { tencent: "na-siliconvalley", alibaba: "us-west-1" } },
  { name: "Virginia", regions: { tencent: "na-ashburn", alibaba: "us-east-1" } },
  { name: "Frankfurt", regions: { tencent: "eu-frankfurt", alibaba: "eu-central-1" } },
];

/** The region of another cloud in the same city; undefined when it has none there. */
export function regionOf(
  cloud: CloudKind,
  { kind, region }: { kind: CloudKind; region: string },
): string | undefined {
  return CITIES.find(({ regions }) => regions[kind] === region)?.regions[cloud];
}
