import { KubernetesApi } from "../../cluster/kubernetes-api";
import { ObjectValue, Value } from "../../plugin/value";
import { callApi, callApiUnless } from "./call-api";
import { BroughtDefinitions, ReleaseDefinitions } from "./definitions/release-definitions";
import { placeOf } from "./place";
import { ReleaseRecord } from "./release-record";
import { ReleaseStore } from "./release-store";
import { Values } from "./chart-values";
import { mergeValues } from "./values";

/** Version of a chart that was asked for without one: nobody can be asked which is the latest. */
export const UNRESOLVED_VERSION = "0.0.0+unresolved";

const NAME = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;

/** A release that is to be made or changed. */
export interface ReleaseOrder {
  /** What is planned. */
  readonly planned: ObjectValue;

  /** The merged values. */
  readonly values: Values;
  readonly now: Date;
}

/** A recorded release. */
export interface Recorded {
  readonly release: ReleaseRecord;
  readonly definitions: BroughtDefinitions;
}

/**
 * Installs a chart: checks what helm checks, makes what the chart is known to bring, and records it.
 *
 * @throws Error in helm's words.
 */
export async function installRelease(
  api: KubernetesApi,
  definitions: ReleaseDefinitions,
  order: ReleaseOrder,
): Promise<Recorded> {
  const { planned, values, now } = order;
  const store = new ReleaseStore(api);
  const { name, namespace } = placeOf(planned);
  if (!NAME.test(name)) {
    throw new Error(
      `release name "${name}": invalid release name, must match regex ${NAME.source} and the length must not be longer than 53`,
    );
  }
  if (await store.latest(namespace, name)) throw new Error("cannot re-use a name that is still in use");
  const chart = chartOf(planned);
  if (planned["create_namespace"] === true) await ensureNamespace(api, namespace);
  else await requireNamespace(api, namespace);
  const brought = await definitions.install({
    ...{ release: name, namespace, chart: chart.metadata.name, values },
    takeOwnership: planned["take_ownership"] === true,
    makesKept: planned["skip_crds"] !== true,
  });
  const release = {
    ...{ name, namespace, version: 1, chart, config: values, manifest: "" },
    info: info(planned, now, now.toISOString(), "Install complete"),
  };
  await store.add(release);
  return { release, definitions: brought };
}

/**
 * Upgrades a release to another revision.
 *
 * @throws Error in helm's words.
 */
export async function upgradeRelease(
  api: KubernetesApi,
  definitions: ReleaseDefinitions,
  order: ReleaseOrder,
): Promise<Recorded> {
  const { planned, values, now } = order;
  const store = new ReleaseStore(api);
  const { name, namespace } = placeOf(planned);
  const current = await store.latest(namespace, name);
  if (!current) throw new Error(`"${name}" has no deployed releases`);
  const chart = chartOf(planned);
  const config = keptValues(planned, values, current.config);
  const brought = await definitions.install({
    ...{ release: name, namespace, chart: chart.metadata.name, values: config },
    takeOwnership: planned["take_ownership"] === true,
    makesKept: false,
  });
  const release = {
    ...{ name, namespace, version: current.version + 1, chart, config, manifest: "" },
    info: info(planned, now, current.info.first_deployed, "Upgrade complete"),
  };
  const { max_history: maxHistory } = planned;
  await store.add(release, typeof maxHistory === "number" ? maxHistory : 0);
  return { release, definitions: brought };
}

/** Removes a release and what its chart brought; nothing happens when there is no such release. */
export async function uninstallRelease(
  api: KubernetesApi,
  definitions: ReleaseDefinitions,
  state: ObjectValue,
): Promise<void> {
  const store = new ReleaseStore(api);
  const { name, namespace } = placeOf(state);
  const current = await store.latest(namespace, name);
  if (!current) return;
  const { timeout } = state;
  await definitions.uninstall(
    { release: name, namespace, chart: current.chart.metadata.name },
    typeof timeout === "number" ? timeout : undefined,
  );
  await store.remove(namespace, name);
}

// Helm keeps the values of before when it is given none, and adds to them when it is told to.
function keptValues(planned: ObjectValue, values: Values, before: Values): Values {
  if (planned["reset_values"] === true) return values;
  if (planned["reuse_values"] === true) return mergeValues(before, values);
  return Object.keys(values).length === 0 ? before : values;
}

function chartOf({ chart, version }: ObjectValue): ReleaseRecord["chart"] {
  const name = String(chart).replace(/\/+$/, "").split("/").at(-1) ?? "";
  const exact = typeof version === "string" ? version : UNRESOLVED_VERSION;
  return { metadata: { name, version: exact, appVersion: "", apiVersion: "v2" } };
}

function info(
  planned: ObjectValue,
  now: Date,
  firstDeployed: string,
  description: Value,
): ReleaseRecord["info"] {
  const custom = planned["description"];
  return {
    first_deployed: firstDeployed,
    last_deployed: now.toISOString(),
    deleted: "",
    description: typeof custom === "string" && custom !== "" ? custom : String(description),
    status: "deployed",
    notes: "",
  };
}

async function ensureNamespace(api: KubernetesApi, name: string): Promise<void> {
  const body = { apiVersion: "v1", kind: "Namespace", metadata: { name, labels: { name } } };
  await callApiUnless(api, { method: "POST", path: "/api/v1/namespaces", body }, 409);
}

async function requireNamespace(api: KubernetesApi, name: string): Promise<void> {
  try {
    await callApi(api, { method: "GET", path: `/api/v1/namespaces/${name}` });
  } catch (error) {
    throw new Error(`create: failed to create: ${messageOf(error)}`, { cause: error });
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
