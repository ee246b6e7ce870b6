import { KubernetesApi } from "../../cluster/kubernetes-api";
import { ReleaseStore } from "./release-store";

/** A chart that was not installed but recorded. */
export interface RecordedRelease {
  readonly name: string;
  readonly namespace: string;

  /** Name of the chart. */
  readonly chart: string;

  /** Version of the chart. */
  readonly version: string;

  /** How often it was installed or upgraded. */
  readonly revision: number;
}

/** The releases of a cluster, without their values, which may be secret. */
export async function recordedReleases(api: KubernetesApi): Promise<readonly RecordedRelease[]> {
  const releases = await new ReleaseStore(api).all();
  return releases.map(({ name, namespace, version: revision, chart: { metadata } }) => ({
    name,
    namespace,
    chart: metadata.name,
    version: metadata.version,
    revision,
  }));
}
