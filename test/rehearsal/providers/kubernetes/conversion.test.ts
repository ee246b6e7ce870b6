import { Json, JsonObject } from "../../../../rehearsal/cluster/kubernetes-api";
import { ObjectValue } from "../../../../rehearsal/plugin/value";
import { KUBERNETES_SCHEMA } from "../../../../rehearsal/providers/kubernetes/data";
import { eventually, statusOf } from "../../../support/cluster-objects";
import { ClusterUnderTest, describeOnEachCluster } from "../../../support/each-cluster";
import {
  comparable,
  ConversionCase,
  readRecorded,
  typeOf,
  wholeBlock,
} from "../../../support/kubernetes-fixtures";
import { comparableRequest, isAbout, recordedForm } from "../../../support/recorded-changes";
import {
  makePrerequisites,
  RecordedCluster,
  recordedCluster,
  RecordedPlan,
  Write,
} from "../../../support/recorded-cluster";
import { applied, withPlaceholders } from "../../../support/recorded-match";
import { storedPath, StoredObjects, storedObjects, withAuthority } from "../../../support/recorded-objects";

jest.setTimeout(300_000);

const { resources } = readRecorded<{ resources: ConversionCase[] }>("conversion");
const CASES = resources.map((each) => [each.address, each] as const);

/** The namespace that others are in; and a role that its controller writes anew when any role is deleted with it. */
const NOT_DELETED = ["kubernetes_namespace_v1.main", "kubernetes_cluster_role_v1.aggregate"];

/** Resources whose object somebody deletes in the end. Not those that are a part of an object of others. */
const DELETED = resources.filter(
  ({ address, request }) =>
    (request[0]?.method === "POST" || typeOf(address) === "kubernetes_manifest") &&
    !NOT_DELETED.includes(address),
);

/**
 * What a real controller adds at its own pace: as the recording has it, or as it was before, when the provider reads
 * the object right after having created it. The refresh later must find it as recorded.
 */
const AT_ITS_OWN_PACE: Readonly<Record<string, JsonObject>> = {
  "kubernetes_cluster_role_v1.aggregate": { rule: [] },
};

function tests({ binary, controlPlane, isReal }: ClusterUnderTest): void {
  let recorded: RecordedCluster;
  let first: RecordedPlan;
  let failure: string;
  let writes: readonly Write[];
  let state: ReadonlyMap<string, JsonObject>;
  let stored: StoredObjects;
  let second: RecordedPlan;
  let third: RecordedPlan;

  beforeAll(async () => {
    recorded = await recordedCluster(binary, controlPlane);
    await makePrerequisites(recorded);
    await recorded.configure(resources.map(({ address, config }) => [address, config]));
    await recorded.terraform.init();
    first = await recorded.plan();
    failure = (await recorded.terraform.run(["apply", "-auto-approve", "-no-color"])).stderr;
    writes = recorded.takeWrites();
    state = await recorded.state();
    stored = await storedObjects(recorded, resources, writes);
    second = await recorded.plan();
    const paths = DELETED.map(({ request }) => storedPath(request[0], writes));
    await Promise.all(paths.map((path) => deleteObject(recorded, path)));
    third = await recorded.plan();
  });
  afterAll(async () => {
    await recorded.stop();
  });

  test("everything is applied", () => {
    expect(failure).toBe("");
  });

  test.each(CASES)("%s is planned as recorded", (address, { plan }) => {
    const { actions, after, after_unknown: unknown } = first.changes.get(address) ?? {};
    expect({ actions, after, unknown }).toEqual({
      actions: plan.actions,
      after: plan.after,
      unknown: plan.after_unknown,
    });
  });

  test.each(CASES)("%s is sent as recorded, and answered with the recorded warnings", (_, { request }) => {
    for (const expected of request) {
      const sent = writes.filter((write) => isAbout(recordedForm(write), expected));
      const forms = sent.map((write) => ({
        ...withStatus(recordedForm(write), expected),
        warning: write.response.warnings.map((text) => `299 - ${JSON.stringify(text)}`).join(", "),
      }));
      const wanted = [{ ...withStatus(expected, expected), warning: expected.warning ?? "" }];
      expect(withPlaceholders(forms, wanted)).toEqual(wanted);
    }
  });

  test("nothing else is sent", () => {
    const lines = (requests: readonly { method: string; path: string }[]) =>
      requests.map(({ method, path }) => `${method} ${path}`).sort();
    expect(lines(writes.map(recordedForm))).toEqual(lines(resources.flatMap(({ request }) => request)));
  });

  test.each(CASES)("%s is stored as recorded", (address) => {
    const { actual, expected } = stored(address);
    expect(actual).toEqual(expected);
  });

  test.each(CASES)("%s is in the state as recorded", (address, each) => {
    const early = AT_ITS_OWN_PACE[address] ?? {};
    const now = state.get(address);
    const isEarly = isReal && Object.entries(early).some(([name, value]) => isSame(now?.[name], value));
    expectRecorded(address, now, { ...each.state, ...(isEarly ? early : {}) });
  });

  test.each(CASES)("%s is refreshed as recorded", (address, each) => {
    const refreshed = second.refreshed.get(address);
    expectRecorded(
      address,
      refreshed,
      applied(each.state, [...each.refresh, ...versionRead(each, refreshed)]),
    );
  });

  test.each(CASES)("%s is planned again as recorded", (address, each) => {
    const change = second.changes.get(address);
    expect(change?.actions ?? null).toEqual(each.second_plan?.actions ?? null);
    if (!change || !each.second_plan) return;
    const before = withPlaceholders(change.before, applied(each.state, each.refresh)) ?? null;
    expectRecorded(address, change.after, applied(before, each.second_plan.changes));
  });

  test.each(DELETED.map(({ address }) => address))(
    "%s is to be created again once somebody has deleted it",
    (address) => {
      expect(third.refreshed.has(address)).toBe(false);
      expect(third.changes.get(address)?.actions).toEqual(["create"]);
    },
  );

  function expectRecorded(address: string, actual: Json | undefined, recordedValue: Json): void {
    const block = KUBERNETES_SCHEMA.resources.get(typeOf(address))?.block;
    if (!block) throw new Error(`no such type: ${address}`);
    const expected = withAuthority(address, recordedValue, recorded.cluster);
    // The old SDK leaves null for blocks here and there, for which the protocol has no place.
    const shown = (json: Json): Json => comparable(block, wholeBlock(block, json) as ObjectValue);
    expect(shown(withPlaceholders(actual, expected) ?? null)).toEqual(shown(expected));
  }
}

// Nothing gave addresses to load balancers in the recording's cluster.
describeOnEachCluster("the whole recorded set, applied by real Terraform", tests, { balancesLoads: false });

/** Deletes an object past Terraform, and waits until it is gone. */
async function deleteObject({ cluster }: RecordedCluster, path: string): Promise<void> {
  await cluster.api.request({ method: "DELETE", path, query: { propagationPolicy: "Background" } });
  await eventually(
    () => statusOf(cluster, path),
    (status) => status === 404,
  );
}

/** A request as it is compared; the recording tells the status of server-side applies only. */
function withStatus(
  request: ConversionCase["request"][number],
  { status }: ConversionCase["request"][number],
): JsonObject {
  const form = comparableRequest(request) as JsonObject;
  return { ...form, status: status === undefined ? null : (form["status"] ?? null) };
}

function isSame(a: Json | undefined, b: Json): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** A resource that is not read after its creation gets its version at the refresh, which the recording leaves out. */
function versionRead(each: ConversionCase, refreshed: JsonObject | undefined): ConversionCase["refresh"] {
  const versionOf = (value: JsonObject | undefined) =>
    ((value?.["metadata"] as JsonObject[] | undefined)?.[0] ?? {})["resource_version"];
  if (versionOf(each.state) !== "") return [];
  return [[["metadata", 0, "resource_version"], "", versionOf(refreshed) ?? null]];
}
