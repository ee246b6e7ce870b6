import { RehearsalCluster } from "../../../rehearsal/cluster/control-plane";
import { KubernetesApi } from "../../../rehearsal/cluster/kubernetes-api";
import { memoryControlPlane } from "../../../rehearsal/cluster/memory";
import { kubernetesObjects } from "../../../rehearsal/run/kubernetes-objects";
import { create } from "../../support/cluster-objects";

const DEFINITIONS = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions";
const GROUP = "test.invalid";

let cluster: RehearsalCluster;
beforeEach(async () => {
  cluster = await memoryControlPlane().start("objects");
  await define("things", "Thing", ["v2", "v1"]);
  await define("olds", "Old", ["v1"]);
});
afterEach(() => cluster.stop());

async function define(plural: string, kind: string, versions: readonly string[]): Promise<void> {
  const served = versions.map((name, position) => ({
    name,
    served: true,
    storage: position === 0,
    schema: { openAPIV3Schema: { type: "object" } },
  }));
  const made = await create(cluster, DEFINITIONS, {
    apiVersion: "apiextensions.k8s.io/v1",
    kind: "CustomResourceDefinition",
    metadata: { name: `${plural}.${GROUP}` },
    spec: { group: GROUP, scope: "Cluster", names: { kind, plural }, versions: served },
  });
  expect(made).toEqual({ status: 201 });
}

const make = (plural: string, version: string): Promise<unknown> =>
  create(cluster, `/apis/${GROUP}/${version}/${plural}`, { metadata: { name: "one" } });

const found = async (api: KubernetesApi = cluster.api): Promise<readonly string[]> =>
  (await kubernetesObjects({ ...cluster, name: "objects", api }))
    .filter(({ apiVersion }) => apiVersion.startsWith(GROUP))
    .map(({ apiVersion, kind, name }) => `${apiVersion} ${kind} ${name}`)
    .sort();

/** The same API, at which some paths have gone although it still tells of them. */
const without = (isGone: (path: string) => boolean): KubernetesApi => ({
  request: (call) =>
    isGone(call.path)
      ? Promise.resolve({ status: 404, body: "404 page not found", warnings: [] })
      : cluster.api.request(call),
});

test("objects of every kind are found once, also of kinds that the preferred version of their group has not", async () => {
  await make("things", "v2");
  await make("olds", "v1");
  expect(await found()).toEqual([`${GROUP}/v1 Old one`, `${GROUP}/v2 Thing one`]);
});

test("a kind that goes while it is looked at has no objects", async () => {
  await make("things", "v2");
  await make("olds", "v1");
  expect(await found(without((path) => path.endsWith("/olds")))).toEqual([`${GROUP}/v2 Thing one`]);
});

test("fails when the API does not answer as it should", async () => {
  await expect(found(without((path) => path === "/apis"))).rejects.toThrow("GET /apis");
  const failing: KubernetesApi = {
    request: (call) =>
      call.path.endsWith("/olds")
        ? Promise.resolve({ status: 500, body: { message: "no leader" }, warnings: [] })
        : cluster.api.request(call),
  };
  await expect(found(failing)).rejects.toThrow("500 no leader");
});
