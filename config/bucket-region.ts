import { CATALOGS } from "../catalog";
import { ParsedEnvironment } from "./environment";

/**
 * Region of a bucket that says none of its own: that of the cloud, where the cloud is the one that keeps such buckets.
 *
 * @param kind - kind of the state, such as `cos`.
 */
export function defaultBucketRegion(cloud: ParsedEnvironment["cloud"], kind: string): string | undefined {
  return "region" in cloud && CATALOGS[cloud.kind].stateBuckets?.kind === kind ? cloud.region : undefined;
}
