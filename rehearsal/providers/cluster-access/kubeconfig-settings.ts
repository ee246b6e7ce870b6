import { delimiter } from "node:path";
import { isListValue, ObjectValue, UNKNOWN, Value } from "../../plugin/value";
import { withScheme } from "../../world/kubeconfigs/go-words";
import { KubeconfigChoice } from "../../world/kubeconfigs/kubeconfig-file";
import { ConnectionOverrides } from "../../world/kubeconfigs/overrides";

/** Looks up a variable of the environment that the provider would have. */
export type Variables = (name: string) => string | undefined;

/**
 * The kubeconfigs that a provider block names, or else the environment.
 *
 * @returns undefined when neither names one.
 */
export function kubeconfigChoice(config: ObjectValue, variables: Variables): KubeconfigChoice | undefined {
  const paths = pathsOf(config, variables);
  if (paths.length === 0) return undefined;
  const written = {
    context: filled(config["config_context"]),
    cluster: filled(config["config_context_cluster"]),
    user: filled(config["config_context_auth_info"]),
  };
  return {
    paths,
    context: written.context ?? variables("KUBE_CTX"),
    cluster: written.cluster ?? variables("KUBE_CTX_CLUSTER"),
    user: written.user ?? variables("KUBE_CTX_AUTH_INFO"),
    written,
  };
}

/** What a provider block says besides kubeconfigs. */
export function connectionOverrides(config: ObjectValue): ConnectionOverrides {
  const { insecure } = config;
  const host = filled(config["host"]);
  return {
    server: host === undefined ? undefined : withScheme(host),
    caCertificate: filled(config["cluster_ca_certificate"]),
    clientCertificate: filled(config["client_certificate"]),
    clientKey: filled(config["client_key"]),
    token: filled(config["token"]),
    username: filled(config["username"]),
    password: filled(config["password"]),
    insecure: typeof insecure === "boolean" ? insecure : undefined,
  };
}

function pathsOf(config: ObjectValue, variables: Variables): readonly string[] {
  const one = filled(config["config_path"]);
  if (one !== undefined) return [one];
  const { config_paths: several } = config;
  // Not known before the apply: as many as nobody knows, but some.
  if (several === UNKNOWN) return [""];
  if (isListValue(several) && several.length > 0) return several.map((path) => filled(path) ?? "");
  const fromEnvironment = variables("KUBE_CONFIG_PATH");
  if (fromEnvironment !== undefined) return [fromEnvironment];
  return (variables("KUBE_CONFIG_PATHS") ?? "").split(delimiter).filter((path) => path !== "");
}

function filled(value: Value | undefined): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}
