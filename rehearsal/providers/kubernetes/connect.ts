import { KubernetesApi } from "../../cluster/kubernetes-api";
import { RehearsalCluster } from "../../cluster/control-plane";
import { isListValue, ObjectValue, UNKNOWN, Value } from "../../plugin/value";
import { World } from "../../world/world";
import { ApiClient } from "./api-client";
import { Connection } from "./connection";
import { ProviderError } from "./provider-error";

/**
 * Finds the cluster that a provider block names. As with the real provider, what is wrong with it is found when
 * it is used, not before.
 */
export async function connect(world: World, config: ObjectValue): Promise<Connection> {
  return {
    api: await apiOf(world, config),
    ...judging(world, config),
    ignoredAnnotations: patterns(config["ignore_annotations"]),
    ignoredLabels: patterns(config["ignore_labels"]),
  };
}

function judging({ clusters, waitJudge }: World, config: ObjectValue): Pick<Connection, "whyNever"> {
  if (waitJudge === undefined) return {};
  return {
    whyNever: async (object, signal) => {
      const host = textOf(config["host"]);
      const cluster = await (host === "" ? clusters.standing() : clusters.byServer(withScheme(host)));
      // A judge who cannot look says nothing: the wait goes on, and fails by itself if it must.
      return cluster && waitJudge.whyNever({ cluster, object, signal }).catch(() => undefined);
    },
  };
}

async function apiOf(world: World, config: ObjectValue): Promise<() => ApiClient> {
  const host = textOf(config["host"]);
  if (host !== "") {
    const found = await world.clusters.byServer(withScheme(host));
    return () => new ApiClient(lazily(world, host, config, found));
  }
  if (textOf(config["config_path"]) !== "" || hasElements(config["config_paths"])) {
    const cluster = await world.clusters.standing();
    return () => new ApiClient(cluster.api);
  }
  const unreachable = refused("http://localhost");
  return () => new ApiClient(unreachable);
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
      return unauthorized();
    },
  };
}

function isAllowed({ credentials }: RehearsalCluster, config: ObjectValue): boolean {
  const is = (name: string, expected: string) => textOf(config[name]).trim() === expected.trim();
  const authority = textOf(config["cluster_ca_certificate"]);
  if (authority !== "" && authority.trim() !== credentials.caCertificate.trim()) {
    throw new ProviderError(
      "tls: failed to verify certificate: x509: certificate signed by unknown authority",
    );
  }
  return is("client_certificate", credentials.clientCertificate) && is("client_key", credentials.clientKey);
}

function unauthorized() {
  const message = "Unauthorized";
  const body = { kind: "Status", apiVersion: "v1", status: "Failure", message, reason: message, code: 401 };
  return { status: 401, body, warnings: [] };
}

/** An API at which nobody listens. */
function refused(server: string): KubernetesApi {
  const { hostname, port, protocol } = new URL(server);
  const address = `${hostname}:${port || (protocol === "https:" ? "443" : "80")}`;
  return {
    request: ({ method, path }) => {
      const verb = method.charAt(0) + method.slice(1).toLowerCase();
      return Promise.reject(
        new ProviderError(`${verb} "${server}${path}": dial tcp ${address}: connect: connection refused`),
      );
    },
  };
}

function withScheme(host: string): string {
  return /^https?:\/\//.test(host) ? host : `https://${host}`;
}

function patterns(value: Value | undefined): readonly RegExp[] {
  return isListValue(value)
    ? value.flatMap((each) => (typeof each === "string" ? [new RegExp(each)] : []))
    : [];
}

function hasElements(value: Value | undefined): boolean {
  return value === UNKNOWN || (isListValue(value) && value.length > 0);
}

function textOf(value: Value | undefined): string {
  return typeof value === "string" ? value : "";
}
