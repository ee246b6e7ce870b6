import { CloudRecord } from "../../../rehearsal/daemon/cloud-record";

/** What makes the cdktf command line work without a registry, a network and a question. */
export const CDKTF_ENVIRONMENT: Readonly<Record<string, string>> = {
  CHECKPOINT_DISABLE: "1",
  // The command line would ask the registry for the checksums of providers that are served from here.
  CDKTF_SKIP_PROVIDER_LOCK: "true",
  CDKTF_DISABLE_PLUGIN_CACHE_ENV: "1",
  DISABLE_VERSION_CHECK: "1",
};

/** The variables that make Terraform, and CDKTF programs, use the clouds in the background. */
export function cloudEnvironment(
  record: Pick<CloudRecord, "environment" | "stateFolder">,
): Readonly<Record<string, string>> {
  return { ...record.environment, SDSTACK_STATE_DIR: record.stateFolder, ...CDKTF_ENVIRONMENT };
}
