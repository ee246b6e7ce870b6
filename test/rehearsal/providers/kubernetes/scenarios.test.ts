import { RecordedCluster, recordedCluster } from "../../../support/recorded-cluster";
import { describeOnRealCluster } from "../../../support/each-cluster";
import { play, Played, readScenarios } from "../../../support/recorded-scenarios";

jest.setTimeout(600_000);

const { setup, cases, unaddressed } = readScenarios();
const ROUNDS = cases.flatMap((one) =>
  one.recorded.map((recorded, index) => [one.case, index + 1, recorded] as const),
);

// Waits, refusals and admission are what real controllers do in their time: memory has no events and no time.
describeOnRealCluster("recorded scenarios, played by real Terraform", ({ binary, controlPlane }) => {
  let recorded: RecordedCluster;
  let played: Played;

  beforeAll(async () => {
    recorded = await recordedCluster(binary, controlPlane);
    await recorded.terraform.init();
    for (const call of setup) await recorded.call(call);
    played = await play(recorded, cases);
  });
  afterAll(async () => {
    await recorded.stop();
  });

  test.each(ROUNDS)("%s ends round %d as recorded", (name, round, expected) => {
    expect(played.cases.get(name)?.[round - 1]).toEqual(expected);
  });

  test("what is told of resources that were removed is as recorded", () => {
    expect(played.unaddressed).toEqual(unaddressed);
  });
});
