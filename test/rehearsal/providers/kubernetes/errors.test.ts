import { Json, JsonObject } from "../../../../rehearsal/cluster/kubernetes-api";
import { AppliedDiagnostic, applyJson, planErrors, validationErrors } from "../../../support/apply-json";
import { ErrorCase, readRecorded } from "../../../support/kubernetes-fixtures";
import { makePrerequisites, RecordedCluster, recordedCluster } from "../../../support/recorded-cluster";
import { describeWithTerraform } from "../../../support/terraform";

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

/**
 * What is set besides the recorded configuration: the recording's cluster gave no load balancer an address, the
 * one in memory gives every one an address but those of a class of their own.
 */
const AMENDED: Readonly<Record<string, (config: JsonObject) => JsonObject>> = {
  load_balancer_wait: (config) => ({
    ...config,
    spec: { ...(config["spec"] as JsonObject), load_balancer_class: "example.com/nobody" },
  }),
};

describeWithTerraform("the recorded errors, met by real Terraform", (binary) => {
  let recorded: RecordedCluster;

  beforeAll(async () => {
    recorded = await recordedCluster(binary);
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

    beforeAll(async () => {
      await configure(applied);
      found = await applyJson(recorded.terraform);
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
  });

  async function configure(some: readonly ErrorCase[]): Promise<void> {
    const resources = some.map(({ case: name, address, config }) => {
      return [address, AMENDED[name]?.(config) ?? config] as const;
    });
    await recorded.configure([...SETTING, ...resources]);
  }

  async function tainted(): Promise<ReadonlyMap<string, boolean>> {
    const shown = (await recorded.terraform.showJson()) as {
      values?: { root_module?: { resources?: { address: string; tainted?: boolean }[] } };
    };
    const resources = shown.values?.root_module?.resources ?? [];
    return new Map(resources.map(({ address, tainted: bad = false }) => [address, bad]));
  }
});

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
