import { ApiRequest, Json, JsonObject } from "../../../../rehearsal/cluster/kubernetes-api";
import { eventually, statusOf } from "../../../support/cluster-objects";
import { applyJson, AppliedDiagnostic } from "../../../support/apply-json";
import { describeOnEachCluster } from "../../../support/each-cluster";
import { DriftCase, readRecorded, RecordedRequest } from "../../../support/kubernetes-fixtures";
import {
  comparableRequest,
  isAbout,
  plannedAfter,
  recordedForm,
  shownAfter,
} from "../../../support/recorded-changes";
import { RecordedCluster, recordedCluster, RecordedPlan } from "../../../support/recorded-cluster";
import { applied, withPlaceholders } from "../../../support/recorded-match";

jest.setTimeout(300_000);

const { cases } = readRecorded<{ cases: DriftCase[] }>("drift");
const CASES = cases.map((each) => [each.case, each] as const);
const SETTING: readonly (readonly [string, Json])[] = [
  ["kubernetes_namespace_v1.main", { metadata: { name: "sd-drift" } }],
];

/** What was done to each case's object behind Terraform's back: a merge patch, or its deletion. */
const DRIFT: Readonly<Record<string, JsonObject | "deleted">> = {
  deployment_image: podSpec({ containers: [{ name: "c", image: "x:9" }] }),
  deployment_replicas_set: { spec: { replicas: 4 } },
  deployment_replicas_open: { spec: { replicas: 4 } },
  deployment_restarted: {
    spec: {
      template: {
        metadata: { annotations: { "kubectl.kubernetes.io/restartedAt": "2025-01-01T00:00:00Z" } },
      },
    },
  },
  deployment_env_added: podSpec({
    containers: [{ name: "c", image: "x:1", env: [{ name: "EXTRA", value: "1" }] }],
  }),
  deployment_deleted: "deleted",
  config_map_key_added: { data: { b: "2" } },
  config_map_label_added: { metadata: { labels: { b: "2" } } },
  config_map_annotation_added: { metadata: { annotations: { "example.com/x": "1" } } },
  config_map_kubernetes_annotation_added: { metadata: { annotations: { "node.kubernetes.io/x": "1" } } },
  service_selector: { spec: { selector: { a: "2", b: "3" } } },
  namespace_label_added: { metadata: { labels: { x: "y" } } },
  secret_data: { data: { a: "Mg==" } },
  service_account_secret_added: { imagePullSecrets: [{ name: "pull" }], secrets: [{ name: "other" }] },
  job_deleted: "deleted",
  manifest_managed_field: { data: { a: "2" } },
  manifest_other_field: { data: { b: "2" } },
  manifest_deleted: "deleted",
};

/** Its time to live ends by itself, soon after each apply. */
const GOES_BY_ITSELF = new Set(["job_deleted"]);

describeOnEachCluster("the recorded changes behind Terraform's back", ({ binary, controlPlane }) => {
  let recorded: RecordedCluster;
  let before: ReadonlyMap<string, JsonObject>;
  let first: RecordedPlan;
  let next: RecordedPlan;
  let writes: RecordedRequest[];
  let diagnostics: readonly AppliedDiagnostic[];

  beforeAll(async () => {
    recorded = await recordedCluster(binary, controlPlane);
    await recorded.configure([...SETTING, ...cases.map(({ address, config }) => [address, config] as const)]);
    await recorded.terraform.init();
    await recorded.terraform.apply();
    await gone();
    before = (await recorded.plan()).refreshed;
    for (const each of cases) if (!GOES_BY_ITSELF.has(each.case)) await recorded.call(drift(each));
    first = await recorded.plan();
    recorded.takeWrites();
    diagnostics = await applyJson(recorded.terraform);
    writes = recorded.takeWrites().map(recordedForm);
    await gone();
    next = await recorded.plan();
  });
  afterAll(async () => {
    await recorded.stop();
  });

  /** What goes by itself has gone. */
  async function gone(): Promise<void> {
    for (const each of cases.filter((one) => GOES_BY_ITSELF.has(one.case))) {
      await eventually(
        () => statusOf(recorded.cluster, pathOf(each)),
        (status) => status === 404,
      );
    }
  }

  test.each(CASES)("%s is seen as recorded", (_, { address, seen_by_refresh: seen }) => {
    const refreshed = first.refreshed.get(address);
    const expected = seen === "gone" ? null : applied(before.get(address) ?? null, seen);
    expect(withPlaceholders(settled(refreshed), settled(expected))).toEqual(settled(expected));
  });

  test.each(CASES)("%s is planned as recorded", (_, each) => {
    const change = first.changes.get(each.address);
    expect(change?.actions ?? ["no-op"]).toEqual(each.actions);
    if (!change?.before) return;
    const expected = plannedAfter(change, each);
    expect(shownAfter(change, expected)).toEqual(expected);
  });

  test.each(CASES)("%s is sent as recorded", (_, each) => {
    for (const request of each.requests ?? []) {
      const sent = writes.filter((write) => isAbout(write, request)).map(comparableRequest);
      expect(sent).toEqual([comparableRequest(request)]);
    }
  });

  test.each(CASES)("%s ends as recorded", (_, each) => {
    const told = diagnostics.filter(({ address }) => address === each.address);
    expect(told.map(({ summary, detail }) => ({ summary, detail }))).toEqual(
      (each.diagnostics ?? []).map(({ summary, detail }) => ({ summary, detail })),
    );
    expect(next.changes.get(each.address)?.actions ?? undefined).toEqual(each.next_plan);
  });

  test("nothing else is sent", () => {
    const expected = cases.flatMap(({ requests = [] }) =>
      requests.map(({ method, path }) => `${method} ${path}`),
    );
    expect(writes.map(({ method, path }) => `${method} ${path}`).sort()).toEqual(expected.sort());
  });
});

function podSpec(spec: JsonObject): JsonObject {
  return { spec: { template: { spec } } };
}

function drift(each: DriftCase): ApiRequest {
  const change = DRIFT[each.case];
  const path = pathOf(each);
  if (change === undefined) throw new Error(`no drift for ${each.case}`);
  if (change === "deleted") return { method: "DELETE", path };
  const query = { fieldManager: "kubectl-patch" };
  return { method: "PATCH", path, query, contentType: "application/merge-patch+json", body: change };
}

/** The path of a case's object: what is sent for it tells, or for a case that sends nothing its type. */
function pathOf({ requests = [], address, config }: DriftCase): string {
  const { name } = metadataOf(config);
  const [request] = requests;
  const path = request?.path.split("?")[0];
  if (path !== undefined) return request?.method === "POST" ? `${path}/${name}` : path;
  const root = address.startsWith("kubernetes_deployment") ? "/apis/apps/v1" : "/api/v1";
  const plural = address.startsWith("kubernetes_deployment") ? "deployments" : "configmaps";
  return `${root}/namespaces/sd-drift/${plural}/${name}`;
}

function metadataOf(config: JsonObject): { name: string } {
  const described = (config["manifest"] ?? config) as JsonObject;
  return described["metadata"] as { name: string };
}

/** A state without what every write changes. */
function settled(state: Json | undefined): Json {
  if (Array.isArray(state)) return state.map((each) => settled(each as Json));
  if (typeof state !== "object" || state === null) return state ?? null;
  return Object.fromEntries(
    Object.entries(state as JsonObject)
      .filter(([name]) => name !== "resource_version" && name !== "generation")
      .map(([name, value]) => [name, settled(value)]),
  );
}
