import { Json, JsonObject } from "../../../../rehearsal/cluster/kubernetes-api";
import { describeOnEachCluster } from "../../../support/each-cluster";
import { readRecorded, RecordedRequest, UpdateCase } from "../../../support/kubernetes-fixtures";
import {
  comparableRequest,
  isAbout,
  plannedAfter,
  recordedForm,
  shownAfter,
  without,
} from "../../../support/recorded-changes";
import { RecordedCluster, recordedCluster, RecordedPlan } from "../../../support/recorded-cluster";
import { applyJson, AppliedDiagnostic } from "../../../support/apply-json";

jest.setTimeout(300_000);

const { cases } = readRecorded<{ cases: UpdateCase[] }>("updates");
const CASES = cases.map((each) => [each.case, each] as const);

/** What the recording leaves out of a case's changes because the API server assigned it: paths into the state. */
const UNSAID: ReadonlyMap<string, readonly (readonly (string | number)[])[]> = new Map([
  ["service_cluster_ip_none", [["spec", 0, "cluster_ip"]]],
]);

/** What the recording's cases were set in. */
const SETTING: readonly (readonly [string, Json])[] = [
  ["kubernetes_namespace_v1.main", { metadata: { name: "sd-upd" } }],
  ["kubernetes_namespace_v1.other", { metadata: { name: "sd-upd-other" } }],
  [
    "kubernetes_storage_class_v1.expandable",
    { metadata: { name: "sd-upd-exp" }, storage_provisioner: "csi.example.com" },
  ],
  [
    "kubernetes_persistent_volume_v1.for_expansion",
    {
      metadata: { name: "sd-upd-pvb" },
      spec: {
        access_modes: ["ReadWriteMany"],
        capacity: { storage: "100Gi" },
        storage_class_name: "sd-upd-exp",
        persistent_volume_source: { csi: { driver: "csi.example.com", volume_handle: "v" } },
      },
    },
  ],
];

describeOnEachCluster(
  "the recorded edits, planned and applied by real Terraform",
  ({ binary, controlPlane }) => {
    let recorded: RecordedCluster;
    let first: RecordedPlan;
    let next: RecordedPlan;
    let writes: RecordedRequest[];
    let diagnostics: readonly AppliedDiagnostic[];

    beforeAll(async () => {
      recorded = await recordedCluster(binary, controlPlane);
      await recorded.configure([
        ...SETTING,
        ...cases.map(({ address, config }) => [address, config] as const),
      ]);
      await recorded.terraform.init();
      await recorded.terraform.apply();
      await recorded.configure([...SETTING, ...cases.map((each) => [each.address, edited(each)] as const)]);
      first = await recorded.plan();
      recorded.takeWrites();
      diagnostics = await applyJson(recorded.terraform);
      writes = recorded.takeWrites().map(recordedForm);
      next = await recorded.plan();
    });
    afterAll(async () => {
      await recorded.stop();
    });

    test.each(CASES)("%s is planned as recorded", (_, each) => {
      const change = first.changes.get(each.address);
      expect(change?.actions ?? ["no-op"]).toEqual(each.actions);
      if (!change) return;
      expect(sortedPaths(change.replace_paths)).toEqual(sortedPaths(each.replace_paths));
      const volatile = UNSAID.get(each.case) ?? [];
      const expected = without(plannedAfter(change, each), volatile);
      expect(without(shownAfter(change, expected), volatile)).toEqual(expected);
    });

    test.each(CASES)("%s is sent as recorded", (_, each) => {
      for (const request of each.requests ?? []) {
        const sent = writes.filter((write) => isAbout(write, request)).map(comparableRequest);
        expect(sent).toEqual([comparableRequest(request)]);
      }
    });

    test.each(CASES)("%s ends as recorded", (_, each) => {
      const told = diagnostics.filter(({ address }) => address === each.address);
      expect(told.map(({ summary }) => summary)).toEqual(
        (each.diagnostics ?? []).map(({ summary }) => summary),
      );
      expect(next.changes.get(each.address)?.actions ?? undefined).toEqual(each.next_plan);
    });

    test("nothing else is sent", () => {
      const expected = cases.flatMap(({ requests = [] }) =>
        requests.map(({ method, path }) => `${method} ${path}`),
      );
      expect(writes.map(({ method, path }) => `${method} ${path}`).sort()).toEqual(expected.sort());
    });
  },
);

function edited({ config, edits }: UpdateCase): JsonObject {
  const copy = JSON.parse(JSON.stringify(config)) as JsonObject;
  for (const { path, to, removed } of edits) {
    let at = copy as Record<string | number, Json>;
    for (const step of path.slice(0, -1)) at = (at[step] ??= {}) as Record<string | number, Json>;
    const last = path.at(-1);
    if (last === undefined) continue;
    if (removed) Reflect.deleteProperty(at, last);
    else at[last] = to;
  }
  return copy;
}

function sortedPaths(paths: UpdateCase["replace_paths"]): string[] {
  return (paths ?? []).map((path) => JSON.stringify(path)).sort();
}
