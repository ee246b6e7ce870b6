import { setTimeout as sleep } from "node:timers/promises";
import { KubernetesApi } from "../../../cluster/kubernetes-api";
import { at, Json, listAt, textAt } from "../../../run/json";
import { nameOf, pathOf, servedVersions } from "./definition";

const POLL_MILLISECONDS = 50;
const MOST_SECONDS = 120;

/**
 * Waits until custom resources can be used: their definitions are established, their types are listed, and their
 * schemas are published.
 *
 * @throws Error when that takes too long, with what it waits for.
 */
export async function untilServed(api: KubernetesApi, definitions: readonly Json[]): Promise<void> {
  await until(
    async () => (await Promise.all(definitions.map((one) => isEstablished(api, one)))).every(Boolean),
    `${definitions.map(nameOf).join(", ")} to be established`,
  );
  for (const [groupVersion, kinds] of kindsOf(definitions)) {
    await until(() => areListed(api, groupVersion, kinds), `the types of ${groupVersion} to be listed`);
    await until(
      () => arePublished(api, groupVersion, kinds),
      `the schemas of ${groupVersion} to be published`,
    );
  }
}

/** Waits until definitions are gone, and with them every custom resource of theirs. @throws Error when that takes too long. */
export async function untilGone(
  api: KubernetesApi,
  definitions: readonly Json[],
  mostSeconds: number,
): Promise<void> {
  const isGone = async (one: Json): Promise<boolean> =>
    (await api.request({ method: "GET", path: pathOf(one) })).status === 404;
  await until(
    async () => (await Promise.all(definitions.map(isGone))).every(Boolean),
    `${definitions.map(nameOf).join(", ")} to be gone`,
    mostSeconds,
  );
}

async function until(
  isSo: () => Promise<boolean>,
  what: string,
  mostSeconds: number = MOST_SECONDS,
): Promise<void> {
  const deadline = performance.now() + mostSeconds * 1000;
  while (!(await isSo())) {
    if (performance.now() > deadline) throw new Error(`timed out waiting for ${what}`);
    await sleep(POLL_MILLISECONDS);
  }
}

async function isEstablished(api: KubernetesApi, definition: Json): Promise<boolean> {
  const { body } = await api.request({ method: "GET", path: pathOf(definition) });
  return listAt(body, "status", "conditions").some(
    (condition) => textAt(condition, "type") === "Established" && textAt(condition, "status") === "True",
  );
}

async function areListed(
  api: KubernetesApi,
  groupVersion: string,
  kinds: readonly string[],
): Promise<boolean> {
  const { body } = await api.request({ method: "GET", path: `/apis/${groupVersion}` });
  const listed = listAt(body, "resources").map((resource) => textAt(resource, "kind"));
  return kinds.every((kind) => listed.includes(kind));
}

async function arePublished(
  api: KubernetesApi,
  groupVersion: string,
  kinds: readonly string[],
): Promise<boolean> {
  const { status, body } = await api.request({ method: "GET", path: `/openapi/v3/apis/${groupVersion}` });
  if (status !== 200) return false;
  const schemas = Object.values(at(body, "components", "schemas") ?? {});
  const published = schemas.flatMap((schema: Json) =>
    listAt(schema, "x-kubernetes-group-version-kind").map((one) => textAt(one, "kind")),
  );
  return kinds.every((kind) => published.includes(kind));
}

/** Kinds by group and version. */
function kindsOf(definitions: readonly Json[]): ReadonlyMap<string, readonly string[]> {
  const kinds = new Map<string, string[]>();
  for (const definition of definitions) {
    const kind = textAt(definition, "spec", "names", "kind") ?? "";
    for (const version of servedVersions(definition)) {
      const groupVersion = `${textAt(definition, "spec", "group")}/${version}`;
      kinds.set(groupVersion, [...(kinds.get(groupVersion) ?? []), kind]);
    }
  }
  return kinds;
}
