import { ObjectValue } from "../../plugin/value";

/** What attributes of a release are when the configuration does not say. */
export const RELEASE_DEFAULTS = {
  atomic: false,
  cleanup_on_fail: false,
  create_namespace: false,
  dependency_update: false,
  disable_crd_hooks: false,
  disable_openapi_validation: false,
  disable_webhooks: false,
  force_update: false,
  lint: false,
  max_history: 0,
  pass_credentials: false,
  recreate_pods: false,
  render_subchart_notes: true,
  replace: false,
  reset_values: false,
  reuse_values: false,
  skip_crds: false,
  take_ownership: false,
  timeout: 300,
  upgrade_install: false,
  verify: false,
  wait: true,
  wait_for_jobs: false,
} as const satisfies ObjectValue;

/** The namespace of a release that names none. */
export const DEFAULT_NAMESPACE = "default";
