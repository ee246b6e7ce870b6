/**
 * The full version that ACK's API takes, by the minor version people think in. Which patch of a minor version new
 * clusters get changes over time: `data.alicloud_cs_kubernetes_version` lists those of the day.
 *
 * @see https://www.alibabacloud.com/help/en/ack/product-overview/support-for-kubernetes-versions
 */
export const ALIBABA_KUBERNETES_VERSIONS: ReadonlyMap<string, string> = new Map([
  ["1.32", "1.32.7-aliyun.1"],
  ["1.33", "1.33.3-aliyun.1"],
  ["1.34", "1.34.1-aliyun.1"],
  ["1.35", "1.35.2-aliyun.1"],
]);

/** The full version ACK takes for a minor version such as `1.34`; undefined when ACK does not offer it. */
export function alibabaKubernetesVersion(minor: string): string | undefined {
  return ALIBABA_KUBERNETES_VERSIONS.get(minor);
}
