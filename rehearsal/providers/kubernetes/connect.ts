import { KubernetesApi } from "../../cluster/kubernetes-api";
import { RehearsalCluster } from "../../cluster/control-plane";
import { Diagnostic } from "../../plugin/provider";
import { isListValue, ObjectValue, Value } from "../../plugin/value";
import { refusal, UNAUTHORIZED, UNKNOWN_AUTHORITY, withScheme } from "../../world/kubeconfigs/go-words";
import { KubeconfigChoice, KubeconfigError } from "../../world/kubeconfigs/kubeconfig-file";
import { ForeignClusterError, STAND_IN_HINT } from "../../world/kubeconfigs/kubeconfigs";
import { reachedApi } from "../../world/kubeconfigs/reached-api";
import { DisagreementError } from "../../world/workplace";
import { World } from "../../world/world";
import { connectionOverrides, kubeconfigChoice } from "../cluster-access/kubeconfig-settings";
import { ApiClient } from "./api-client";
import { Connection } from "./connection";
import { ProviderError } from "./provider-error";

/** A connection, and what is to be said about its configuration. */
export interface Connected {
  readonly connection: Connection;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Finds the cluster that a provider block names. As with the real provider, a server that cannot be worked with is found
 * when it is used, not before; a kubeconfig is read at once.
 *
 * @throws ProviderError when a kubeconfig cannot be used, or is for a cluster that is none of this world.
 */
export async function connect(world: World, config: ObjectValue): Promise<Connected> {
  const { diagnostics = [], ...way } = await wayTo(world, config);
  const connection = {
    ...way,
    ignoredAnnotations: patterns(config["ignore_annotations"]),
    ignoredLabels: patterns(config["ignore_labels"]),
  };
  return { connection, diagnostics };
}

type Way = Pick<Connection, "api" | "whyNever"> & { readonly diagnostics?: readonly Diagnostic[] };

async function wayTo(world: World, config: ObjectValue): Promise<Way> {
  const { clusters, kubeconfigs } = world;
  const host = textOf(config["host"]);
  const choice = choiceOf(world, config);
  if (choice !== undefined && (kubeconfigs.areRead || host === "")) return wayBy(world, config, choice);
  if (host === "") return { api: clientOf(refused("http://localhost")) };
  const found = await clusters.byServer(withScheme(host));
  const cluster = () => clusters.byServer(withScheme(host));
  return { api: clientOf(lazily(world, host, config, found)), ...judging(world, cluster) };
}

function choiceOf({ workplace }: World, config: ObjectValue): KubeconfigChoice | undefined {
  try {
    return kubeconfigChoice(config, (name) => workplace.terraformVariable(name));
  } catch (error) {
    if (error instanceof DisagreementError) throw new ProviderError("Several Terraforms", error.message);
    throw error;
  }
}

/** The way by a kubeconfig. */
async function wayBy(world: World, config: ObjectValue, choice: KubeconfigChoice): Promise<Way> {
  try {
    const reached = await world.kubeconfigs.reach(choice, connectionOverrides(config));
    const { cluster } = reached;
    return { api: clientOf(reachedApi(reached)), ...judging(world, async () => cluster) };
  } catch (error) {
    if (error instanceof ForeignClusterError) throw new ProviderError(FOREIGN, error.message);
    if (!(error instanceof KubeconfigError)) throw error;
    if (error.missing === undefined) throw new ProviderError(UNUSABLE, error.message);
    const detail = `'config_path' refers to an invalid path: "${error.missing}": ${error.message}`;
    // The real provider says so and goes on, to where a cluster would be if nothing were configured.
    return {
      api: clientOf(refused("http://localhost")),
      diagnostics: [{ severity: "warning", summary: INVALID, detail: `${detail}\n${STAND_IN_HINT}` }],
    };
  }
}

const INVALID = "Invalid attribute in provider configuration";
const UNUSABLE = "Provider configuration: cannot load Kubernetes client config";
const FOREIGN = "Somebody else's cluster";

function clientOf(api: KubernetesApi): () => ApiClient {
  return () => new ApiClient(api);
}

function judging(
  { waitJudge }: World,
  find: () => Promise<RehearsalCluster | undefined>,
): Pick<Connection, "whyNever"> {
  if (waitJudge === undefined) return {};
  return {
    whyNever: async (object, signal) => {
      const cluster = await find();
      // A judge who cannot look says nothing: the wait goes on, and fails by itself if it must.
      return cluster && waitJudge.whyNever({ cluster, object, signal }).catch(() => undefined);
    },
  };
}

/** A cluster may come up between the configuration of the provider and its first use. */
function lazily(
  world: World,
  host: string,
  config: ObjectValue,
  found: RehearsalCluster | undefined,
): KubernetesApi {
  return {
    request: async (request) => {
      const cluster = found ?? (await world.clusters.byServer(withScheme(host)));
      if (!cluster) return refused(withScheme(host)).request(request);
      if (isAllowed(cluster, config)) return cluster.api.request(request);
      return UNAUTHORIZED;
    },
  };
}

function isAllowed({ credentials }: RehearsalCluster, config: ObjectValue): boolean {
  const is = (name: string, expected: string) => textOf(config[name]).trim() === expected.trim();
  const authority = textOf(config["cluster_ca_certificate"]);
  if (authority !== "" && authority.trim() !== credentials.caCertificate.trim()) {
    throw new ProviderError(UNKNOWN_AUTHORITY);
  }
  return is("client_certificate", credentials.clientCertificate) && is("client_key", credentials.clientKey);
}

/** An API at which nobody listens. */
function refused(server: string): KubernetesApi {
  return { request: (call) => Promise.reject(new ProviderError(refusal(call, server))) };
}

function patterns(value: Value | undefined): readonly RegExp[] {
  return isListValue(value)
    ? value.flatMap((each) => (typeof each === "string" ? [new RegExp(each)] : []))
    : [];
}

function textOf(value: Value | undefined): string {
  return typeof value === "string" ? value : "";
}
