import { ClusterUnderTest, describeOnEachCluster } from "../../../support/each-cluster";
import { RecordedCluster, recordedCluster } from "../../../support/recorded-cluster";
import { play, Played, readScenarios } from "../../../support/recorded-scenarios";

jest.setTimeout(600_000);

const { setup, cases, unaddressed } = readScenarios();

/** What the cluster in memory does not have, by the cases that need it. The real control plane has everything. */
const NOT_IN_MEMORY: Readonly<Record<string, string>> = {
  deployment_progress_deadline: "time: deadlines do not pass",
  job_fails: "time: deadlines do not pass",
  custom_resource_refused: "rules in the Common Expression Language, of which the refusal speaks",
  custom_resource_immutable: "rules in the Common Expression Language",
};

function tests({ binary, controlPlane, isReal }: ClusterUnderTest): void {
  const played = isReal ? cases : cases.filter((one) => !(one.case in NOT_IN_MEMORY));
  const rounds = played.flatMap((one) =>
    one.recorded.map((recorded, index) => [one.case, index + 1, recorded] as const),
  );
  let recorded: RecordedCluster;
  let results: Played;

  beforeAll(async () => {
    recorded = await recordedCluster(binary, controlPlane);
    await recorded.terraform.init();
    for (const call of setup) await recorded.call(call);
    results = await play(recorded, played);
  });
  afterAll(async () => {
    await recorded.stop();
  });

  test.each(rounds)("%s ends round %d as recorded", (name, round, expected) => {
    expect(results.cases.get(name)?.[round - 1]).toEqual(expected);
  });

  test("what is told of resources that were removed is as recorded", () => {
    expect(results.unaddressed).toEqual(unaddressed);
  });
}

describeOnEachCluster("recorded scenarios, played by real Terraform", tests);
