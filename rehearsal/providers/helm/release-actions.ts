import { KubernetesApi } from "../../cluster/kubernetes-api";
import { ObjectValue, Value } from "../../plugin/value";
import { callApiUnless } from "./call-api";
import { DefinitionOwner, installDefinitions, removeDefinitions } from "./chart-definitions";
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

/**
 * Installs a chart: checks what helm checks, makes what the chart is known to bring, and records it.
 *
 * @throws Error in helm's words.
 */
export async function installRelease(api: KubernetesApi, order: ReleaseOrder): Promise<ReleaseRecord> {
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
  await installDefinitions(
    api,
    { release: name, namespace, chart: chart.metadata.name },
    values,
    planned["take_ownership"] === true,
  );
  if (planned["create_namespace"] === true) await ensureNamespace(api, namespace);
  const release = {
    ...{ name, namespace, version: 1, chart, config: values, manifest: "" },
    info: info(planned, now, now.toISOString(), "Install complete"),
  };
  try {
    await store.add(release);
  } catch (error) {
    throw new Error(`create: failed to create: ${messageOf(error)}`, { cause: error });
  }
  return release;
}

/**
 * Upgrades a release to another revision.
 *
 * @throws Error in helm's words.
 */
export async function upgradeRelease(api: KubernetesApi, order: ReleaseOrder): Promise<ReleaseRecord> {
  const { planned, values, now } = order;
  const store = new ReleaseStore(api);
  const { name, namespace } = placeOf(planned);
  const current = await store.latest(namespace, name);
  if (!current) throw new Error(`"${name}" has no deployed releases`);
  const chart = chartOf(planned);
  const config = keptValues(planned, values, current.config);
  const takeOwnership = planned["take_ownership"] === true;
  await installDefinitions(
    api,
    { release: name, namespace, chart: chart.metadata.name },
    config,
    takeOwnership,
  );
  const release = {
    ...{ name, namespace, version: current.version + 1, chart, config, manifest: "" },
    info: info(planned, now, current.info.first_deployed, "Upgrade complete"),
  };
  const { max_history: maxHistory } = planned;
  await store.add(release, typeof maxHistory === "number" ? maxHistory : 0);
  return release;
}

/** Removes a release and what its chart brought; nothing happens when there is no such release. */
export async function uninstallRelease(api: KubernetesApi, state: ObjectValue): Promise<void> {
  const store = new ReleaseStore(api);
  const { name, namespace } = placeOf(state);
  const current = await store.latest(namespace, name);
  if (!current) return;
  const owner: DefinitionOwner = { release: name, namespace, chart: current.chart.metadata.name };
  await removeDefinitions(api, owner);
  await store.remove(namespace, name);
}

/** Name and namespace of a release. */
export function placeOf(state: ObjectValue): { readonly name: string; readonly namespace: string } {
  return { name: String(state["name"]), namespace: String(state["namespace"]) };
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

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
