import { Json } from "../../../../rehearsal/cluster/kubernetes-api";
import { AppliedDiagnostic, applyJson, planErrors, validationErrors } from "../../../support/apply-json";
import { ClusterUnderTest, describeOnEachCluster } from "../../../support/each-cluster";
import { ErrorCase, readRecorded, RecordedRequest } from "../../../support/kubernetes-fixtures";
import { recordedForm } from "../../../support/recorded-changes";
import { makePrerequisites, RecordedCluster, recordedCluster } from "../../../support/recorded-cluster";

jest.setTimeout(300_000);

const { cases } = readRecorded<{ cases: ErrorCase[] }>("errors");

/** What the recording's cases were set in. */
const SETTING: readonly (readonly [string, Json])[] = [
  [
    "kubernetes_namespace_v1.restricted",
    {
      metadata: { name: "err-restricted", labels: { "pod-security.kubernetes.io/enforce": "restricted" } },
    },
  ],
];

function tests({ binary, controlPlane }: ClusterUnderTest): void {
  let recorded: RecordedCluster;

  beforeAll(async () => {
    recorded = await recordedCluster(binary, controlPlane);
    await makePrerequisites(recorded);
    await recorded.configure(SETTING);
    await recorded.terraform.init();
    await recorded.terraform.apply();
  });
  afterAll(async () => {
    await recorded.stop();
  });

  test.each(casesOf("validate"))("%s is refused when validated", async (_, each) => {
    await configure([each]);
    expectRecorded(await validationErrors(recorded.terraform), each);
  });

  test.each(casesOf("plan"))("%s is refused when planned", async (_, each) => {
    await configure([each]);
    expectRecorded(await planErrors(recorded.terraform), each);
  });

  describe("applied together", () => {
    const applied = cases.filter(({ stage }) => stage === "apply" || stage === "none");
    let found: readonly AppliedDiagnostic[];
    let left: ReadonlyMap<string, boolean>;
    let refusals: readonly RecordedRequest[];

    beforeAll(async () => {
      await configure(applied);
      recorded.takeWrites();
      found = await applyJson(recorded.terraform);
      refusals = recorded
        .takeWrites()
        .map(recordedForm)
        .filter(({ status = 0 }) => status >= 400);
      left = await tainted();
    });

    test.each(applied.map((each) => [each.case, each] as const))("%s ends as recorded", (_, each) => {
      expectRecorded(
        found.filter(({ address }) => address === each.address),
        each,
      );
      const isTainted = left.get(each.address);
      const state = isTainted === undefined ? "no" : isTainted ? "tainted" : "yes";
      expect(state).toBe(each.left_in_state);
    });

    test("the API server refuses what it refused in the recording, in the same words, and nothing else", () => {
      const lines = (answers: readonly (object | null)[]) => answers.map((one) => JSON.stringify(one)).sort();
      const recordedOnes = applied.flatMap(({ response }) => (response ? [response] : []));
      const shown = ({ method, path, status, message }: Omit<RecordedRequest, "body" | "content_type">) => ({
        method,
        path,
        status,
        message,
      });
      expect(lines(refusals.map(shown))).toEqual(lines(recordedOnes.map(shown)));
    });
  });

  async function configure(some: readonly ErrorCase[]): Promise<void> {
    await recorded.configure([...SETTING, ...some.map(({ address, config }) => [address, config] as const)]);
  }

  async function tainted(): Promise<ReadonlyMap<string, boolean>> {
    const shown = (await recorded.terraform.showJson()) as {
      values?: { root_module?: { resources?: { address: string; tainted?: boolean }[] } };
    };
    const resources = shown.values?.root_module?.resources ?? [];
    return new Map(resources.map(({ address, tainted: bad = false }) => [address, bad]));
  }
}

// Nothing gave addresses to load balancers in the recording's cluster.
describeOnEachCluster("the recorded errors, met by real Terraform", tests, { balancesLoads: false });

function casesOf(stage: string): (readonly [string, ErrorCase])[] {
  return cases.filter((each) => each.stage === stage).map((each) => [each.case, each] as const);
}

function expectRecorded(found: readonly AppliedDiagnostic[], each: ErrorCase): void {
  const told = found.map(({ summary, detail, snippet }) => ({
    summary,
    detail,
    at: snippet?.context ?? undefined,
  }));
  expect(told).toEqual((each.diagnostics ?? []).map(({ summary, detail, at }) => ({ summary, detail, at })));
}
