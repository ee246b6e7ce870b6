/**
 * The full version that TKE's API takes, by the minor version people think in. TKE releases even minors
 * only, and matches its own patch level (`1.34.1-tke.8`) to the version given.
 *
 * @see https://www.tencentcloud.com/document/product/457/9315 (1.34.1, 1.28.3; revision history)
 * @see https://www.tencentcloud.com/document/product/457/38179 (1.34 follows 1.32)
 */
export const TENCENT_KUBERNETES_VERSIONS: ReadonlyMap<string, string> = new Map([
  ["1.28", "1.28.3"],
  ["1.30", "1.30.0"],
  ["1.32", "1.32.2"],
  ["1.34", "1.34.1"],
]);

/** The full version TKE takes for a minor version such as `1.34`; undefined when TKE does not offer it. */
export function tencentKubernetesVersion(minor: string): string | undefined {
  return TENCENT_KUBERNETES_VERSIONS.get(minor);
}
