import { isListValue, isObjectValue, ObjectValue, Value } from "../../../plugin/value";

/** Flags of `helm install` and `helm upgrade` alike, by the attributes that they stand for. */
const SWITCHES: Readonly<Record<string, string>> = {
  atomic: "--atomic",
  devel: "--devel",
  disable_openapi_validation: "--disable-openapi-validation",
  disable_webhooks: "--no-hooks",
  render_subchart_notes: "--render-subchart-notes",
  skip_crds: "--skip-crds",
  take_ownership: "--take-ownership",
  verify: "--verify",
  wait: "--wait",
  wait_for_jobs: "--wait-for-jobs",
};

const INSTALL_SWITCHES: Readonly<Record<string, string>> = {
  ...SWITCHES,
  create_namespace: "--create-namespace",
  replace: "--replace",
};

const UPGRADE_SWITCHES: Readonly<Record<string, string>> = {
  ...SWITCHES,
  cleanup_on_fail: "--cleanup-on-fail",
  force_update: "--force",
  recreate_pods: "--recreate-pods",
  reset_values: "--reset-values",
  reuse_values: "--reuse-values",
};

/** Flags of `helm install` for a planned release. */
export function installFlags(planned: ObjectValue): readonly string[] {
  return [...switches(planned, INSTALL_SWITCHES), ...settings(planned)];
}

/** Flags of `helm upgrade` for a planned release. */
export function upgradeFlags(planned: ObjectValue): readonly string[] {
  const { max_history: maxHistory } = planned;
  const history = typeof maxHistory === "number" ? maxHistory : 0;
  return [...switches(planned, UPGRADE_SWITCHES), ...settings(planned), "--history-max", String(history)];
}

/** Flags of `helm uninstall` for a release. */
export function uninstallFlags(state: ObjectValue): readonly string[] {
  return [
    ...switches(state, { disable_webhooks: "--no-hooks", wait: "--wait" }),
    ...timeout(state),
    ...namespace(state),
  ];
}

/** The flag for the namespace of a release. */
export function namespace({ namespace: name }: ObjectValue): readonly string[] {
  return ["--namespace", String(name)];
}

function settings(planned: ObjectValue): readonly string[] {
  return [
    ...namespace(planned),
    ...timeout(planned),
    ...text(planned, "description", "--description"),
    ...text(planned, "keyring", "--keyring"),
    ...postRenderer(planned["postrender"]),
  ];
}

function switches(values: ObjectValue, flags: Readonly<Record<string, string>>): readonly string[] {
  return Object.entries(flags).flatMap(([name, flag]) => (values[name] === true ? [flag] : []));
}

function timeout({ timeout: seconds }: ObjectValue): readonly string[] {
  return typeof seconds === "number" ? ["--timeout", `${seconds}s`] : [];
}

function text(values: ObjectValue, name: string, flag: string): readonly string[] {
  const value = values[name];
  return typeof value === "string" && value !== "" ? [`${flag}=${value}`] : [];
}

function postRenderer(value: Value | undefined): readonly string[] {
  if (!isObjectValue(value)) return [];
  const { binary_path: path, args } = value;
  if (typeof path !== "string" || path === "") return [];
  const words = isListValue(args) ? args.filter((word) => typeof word === "string") : [];
  return [`--post-renderer=${path}`, ...words.map((word) => `--post-renderer-args=${word}`)];
}
