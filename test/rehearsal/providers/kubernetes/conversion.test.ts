import { Json, JsonObject } from "../../../../rehearsal/cluster/kubernetes-api";
import { ObjectValue } from "../../../../rehearsal/plugin/value";
import { KUBERNETES_SCHEMA } from "../../../../rehearsal/providers/kubernetes/data";
import {
  comparable,
  ConversionCase,
  readRecorded,
  typeOf,
  wholeBlock,
} from "../../../support/kubernetes-fixtures";
import {
  makePrerequisites,
  RecordedCluster,
  recordedCluster,
  RecordedPlan,
} from "../../../support/recorded-cluster";
import { applied, withPlaceholders } from "../../../support/recorded-match";
import { describeWithTerraform } from "../../../support/terraform";

const { resources } = readRecorded<{ resources: ConversionCase[] }>("conversion");
const CASES = resources.map((each) => [each.address, each] as const);

/** What only the cluster decides, and how ours differs from the one of the recording. */
const DECIDED_BY_THE_CLUSTER: Readonly<Record<string, { attribute: string; because: string }>> = {
  "kubernetes_service_v1.lb": {
    attribute: "status",
    because: "nothing gave addresses to load balancers in the recording's cluster; ours does",
  },
};

describeWithTerraform("the whole recorded set, applied by real Terraform", (binary) => {
  let recorded: RecordedCluster;
  let state: ReadonlyMap<string, JsonObject>;
  let second: RecordedPlan;
  let failure: string;

  beforeAll(async () => {
    recorded = await recordedCluster(binary);
    await makePrerequisites(recorded);
    await recorded.configure(resources.map(({ address, config }) => [address, config]));
    await recorded.terraform.init();
    failure = (await recorded.terraform.run(["apply", "-auto-approve", "-no-color"])).stderr;
    state = await recorded.state();
    second = await recorded.plan();
  });
  afterAll(async () => {
    await recorded.stop();
  });

  test("everything is applied", () => {
    expect(failure).toBe("");
  });

  test.each(CASES)("%s is in the state as recorded", (address, each) => {
    expectRecorded(address, state.get(address), each.state);
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
});

function expectRecorded(address: string, actual: Json | undefined, expected: Json): void {
  const block = KUBERNETES_SCHEMA.resources.get(typeOf(address))?.block;
  if (!block) throw new Error(`no such type: ${address}`);
  const shown = (json: Json): Json => {
    // The old SDK leaves null for blocks here and there, for which the protocol has no place.
    const whole = comparable(block, wholeBlock(block, json) as ObjectValue);
    const exempt = DECIDED_BY_THE_CLUSTER[address]?.attribute;
    return Object.fromEntries(Object.entries(whole).filter(([name]) => name !== exempt));
  };
  expect(shown(withPlaceholders(actual, expected) ?? null)).toEqual(shown(expected));
}

/** A resource that is not read after its creation gets its version at the refresh, which the recording leaves out. */
function versionRead(each: ConversionCase, refreshed: JsonObject | undefined): ConversionCase["refresh"] {
  const versionOf = (value: JsonObject | undefined) =>
    ((value?.["metadata"] as JsonObject[] | undefined)?.[0] ?? {})["resource_version"];
  if (versionOf(each.state) !== "") return [];
  return [[["metadata", 0, "resource_version"], "", versionOf(refreshed) ?? null]];
}
