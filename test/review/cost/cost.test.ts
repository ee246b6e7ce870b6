import fc from "fast-check";
import { budgetFindings, costOf } from "../../../review/cost";
import { hasBillingRule } from "../../../review/cost/billing";
import { PlanValue, UNKNOWN } from "../../../review/plan/value";
import { bindingsOf } from "../../support/bindings";
import { FACTS, planned, pool, stackOf } from "../../support/priced-plans";

const POOL = "tencentcloud_kubernetes_native_node_pool";

function costOfPool(
  before: Parameters<typeof planned>[1],
  after: Parameters<typeof planned>[2],
  facts = FACTS,
) {
  return costOf([stackOf("base", planned(POOL, before, after))], facts);
}

describe("the cost of a pool", () => {
  test("goes from its smallest to its largest number of nodes, before and after", () => {
    const cost = costOfPool(pool({ min: 1, max: 2 }), pool({ min: 1, max: 4 }));
    expect(cost).toMatchObject({
      currency: "CNY",
      before: { low: 7300, high: 14_600 },
      after: { low: 7300, high: 29_200 },
      unknown: [],
    });
    expect(cost?.lines).toEqual([
      {
        stack: "base",
        address: `${POOL}.it`,
        what: "BIG, 1 to 2 → BIG, 1 to 4",
        before: { low: 7300, high: 14_600 },
        after: { low: 7300, high: 29_200 },
        prices: [{ source: "a contract", date: "2026-11-01" }],
      },
    ]);
  });

  test("has the disks of every node in it", () => {
    expect(costOfPool(null, pool({ min: 2, max: 2, diskGiB: 100 }))?.lines).toMatchObject([
      { what: "BIG, 2, disk CLOUD_BSSD, 100 GiB a node", after: { low: 14_670, high: 14_670 } },
    ]);
  });

  test("is that of its number of nodes when it does not scale", () => {
    expect(costOfPool(null, pool({ scales: false, replicas: 3 }))?.after).toEqual({
      low: 21_900,
      high: 21_900,
    });
  });

  test("goes from the cheapest to the dearest of its machine types", () => {
    const cost = costOfPool(null, pool({ types: ["BIG", "SMALL"], min: 1, max: 1 }));
    expect(cost?.after).toEqual({ low: 730, high: 7300 });
  });

  test("has at the least the nodes that the workload keeps, as far as there may be so many", () => {
    const kept = (nodes: number) => ({ ...FACTS, kept: new Map([["sdstack/node-pool=gpu", nodes]]) });
    expect(costOfPool(null, pool({}), kept(2))?.after).toEqual({ low: 14_600, high: 29_200 });
    expect(costOfPool(null, pool({}), kept(9))?.after).toEqual({ low: 29_200, high: 29_200 });
    expect(costOfPool(null, pool({ name: "system" }), kept(2))?.after.low).toBe(0);
  });

  test("has no ceiling when the largest number is not known, and says so", () => {
    const cost = costOfPool(null, pool({ min: 1, max: UNKNOWN }));
    expect(cost?.after).toEqual({ low: 7300, high: 7300 });
    expect(cost?.unknown).toMatchObject([{ why: expect.stringContaining("is no ceiling") }]);
  });

  test("starts at nothing when the smallest number is not known", () => {
    expect(costOfPool(null, pool({ min: UNKNOWN, max: 2 }))?.after).toEqual({ low: 0, high: 14_600 });
  });

  test("is wide when it is not known whether it scales", () => {
    const open = pool({ scales: UNKNOWN, replicas: 6, min: 1, max: 2 });
    expect(costOfPool(null, open)?.after).toEqual({ low: 7300, high: 43_800 });
  });

  test.each<[string, PlanValue, string]>([
    [
      "its machine type has none",
      pool({ types: ["BIG", "HUGE"] }),
      "no price in CNY is known of tencent/machine/HUGE",
    ],
    ["its machine type is not known", pool({ types: UNKNOWN }), "its type of machine is known after apply"],
    ["it is paid ahead", pool({ charge: "PREPAID" }), "paid for months ahead"],
    ["nothing of it is known", UNKNOWN, "its type of machine is known after apply"],
  ])("has no known price when %s", (_why, value, why) => {
    const cost = costOfPool(null, value);
    expect(cost).toMatchObject({ after: { low: 0, high: 0 }, lines: [] });
    expect(cost?.unknown).toMatchObject([{ address: `${POOL}.it`, why: expect.stringContaining(why) }]);
  });
});

describe("the cost of other things", () => {
  test("is of everything that is there, changed or not, and of nothing that is gone", () => {
    const registry = { instance_type: "basic" };
    const cost = costOf(
      [
        stackOf("a", planned("tencentcloud_tcr_instance", registry, registry)),
        stackOf("b", planned("tencentcloud_tcr_instance", registry, null)),
      ],
      FACTS,
    );
    expect(cost).toMatchObject({
      before: { low: 321, high: 321 },
      after: { low: 160.5, high: 160.5 },
      stacks: [
        { stack: "a", after: { low: 160.5, high: 160.5 } },
        { stack: "b", before: { low: 160.5, high: 160.5 }, after: { low: 0, high: 0 } },
      ],
    });
    expect(cost?.lines[1]).not.toHaveProperty("after");
  });

  test("stays when something is only forgotten", () => {
    const forgotten = planned("tencentcloud_tcr_instance", { instance_type: "basic" }, null, {
      actions: ["forget"],
    });
    const cost = costOf([stackOf("a", forgotten)], FACTS);
    expect(cost?.after).toEqual(cost?.before);
    expect(cost?.lines[0]?.what).toContain("no longer managed, and still paid for");
  });

  test("names the currencies in which there is a price, and converts nothing", () => {
    const nat = planned("tencentcloud_nat_gateway", null, { max_concurrent: 1_000_000 });
    const why = costOf([stackOf("a", nat)], FACTS)?.unknown.map((each) => each.why);
    expect(why).toEqual([
      "nat-gateway 1000000: no price in CNY is known of tencent/nat-gateway/1000000, only one in USD",
      "its traffic is paid for by use, which no plan tells",
    ]);
    expect(costOf([stackOf("a", nat)], { ...FACTS, currency: "USD" })?.after.low).toBe(64.97);
  });

  test("is unknown for a type that nobody has told us of, and for what is left for later", () => {
    const known = planned("tencentcloud_tcr_instance", null, { instance_type: "basic" });
    const stack = stackOf("a", known, planned("aws_instance", null, { instance_type: "t3.micro" }));
    const later = { reason: "provider_config_unknown", resource: planned(POOL, null, UNKNOWN) };
    const cost = costOf([{ ...stack, plan: { ...stack.plan, deferred: [later] } }], FACTS);
    expect(cost?.unknown.map(({ address, why }) => [address, why])).toEqual([
      ["aws_instance.it", "what aws_instance costs is not known"],
      [`${POOL}.it`, "it is left for a later plan"],
    ]);
  });

  test("says on which side of a change nothing is known", () => {
    const cost = costOfPool(pool({ types: ["HUGE"] }), pool({ types: ["BIG"] }));
    expect(cost?.unknown.map(({ why }) => why)).toEqual([
      "before: HUGE, 0 to 4: no price in CNY is known of tencent/machine/HUGE",
    ]);
  });

  test("is no business of plans in which nothing is paid for", () => {
    const data = planned(POOL, null, pool({}), { mode: "data" });
    const free = [planned("random_id", null, {}), planned("tencentcloud_vpc", null, {}), data];
    expect(costOf([stackOf("a", ...free)], FACTS)).toBeUndefined();
    expect(costOf([stackOf("a", planned("aws_instance", null, {}))], FACTS)).toBeUndefined();
  });

  test("may be ordered by a cluster itself", () => {
    const service = (type: string, annotations: Record<string, string> = {}) =>
      planned("kubernetes_service_v1", null, { metadata: [{ annotations }], spec: [{ type }] });
    const own = [
      "service.kubernetes.io/tke-existed-lbid",
      "service.beta.kubernetes.io/alibaba-cloud-loadbalancer-id",
    ].map((key) => service("LoadBalancer", { [key]: UNKNOWN } as never));
    const whys = [service("LoadBalancer"), service("ClusterIP"), ...own].map(
      (each) => costOf([stackOf("a", each)], FACTS)?.unknown.length ?? 0,
    );
    expect(whys).toEqual([1, 0, 0, 0]);
  });

  test.each(["aliyun/alicloud", "tencentcloudstack/tencentcloud"])(
    "is known, or known not to be, of every type of %s that this project makes",
    (source) => {
      expect(bindingsOf(source).resources.filter((type) => !hasBillingRule(type))).toEqual([]);
    },
  );
});

describe("the budget", () => {
  const source = { file: "dev.yaml", line: 9, column: 3, field: "budget.monthly" };
  const at = (monthly: number) => {
    const facts = { ...FACTS, budget: { monthly, source } };
    const cost = costOfPool(null, pool({ min: 1, max: 4 }), facts);
    return { exceeded: cost?.budget?.exceeded, findings: budgetFindings(cost, facts) };
  };

  test("is kept when it covers the ceiling", () => {
    expect(at(29_200)).toEqual({ exceeded: "no", findings: [] });
  });

  test("warns when the ceiling is above it", () => {
    expect(at(29_199.99)).toMatchObject({
      exceeded: "ceiling",
      findings: [{ rule: "SDI-B01", severity: "warn", question: "cost", stack: "base", source }],
    });
  });

  test("blocks when the floor is above it", () => {
    const { exceeded, findings } = at(7299.99);
    expect(exceeded).toBe("floor");
    expect(findings).toMatchObject([{ severity: "block" }]);
    expect(findings[0]?.message).toBe(
      "The budget is 7,299.99 CNY a month, and what always runs, at the smallest numbers of nodes and replicas, costs 7,300 CNY a month.",
    );
  });

  test("says nothing when none is set", () => {
    expect(budgetFindings(costOfPool(null, pool({})), FACTS)).toEqual([]);
  });
});

describe("1000 images", () => {
  const images = {
    model: "sdxl",
    card: "A10",
    machine: "tencent/machine/BIG",
    replicasPerNode: 2,
    cardPercent: 50,
  };
  const priceOf = (parts: Partial<typeof images>) =>
    costOfPool(null, pool({}), { ...FACTS, images: { ...images, ...parts } } as typeof FACTS)?.thousandImages;

  test("cost what the machine costs while it makes them, with what that assumes", () => {
    // 13 s an image on a whole card at 10 an hour.
    expect(priceOf({})?.amount).toBe(36.11);
    expect(priceOf({ replicasPerNode: 4 })?.amount).toBe(18.06);
    expect(priceOf({})?.assumptions.join("\n")).toMatch(
      /A10 works 13 s on an image of sdxl \(1024 × 1024, 30 steps\)/,
    );
    expect(priceOf({})?.assumptions.join("\n")).toMatch(/BIG costs 10 CNY an hour; a contract, 2026-11-01/);
  });

  test("have no price when that of the machine or the speed of the card is not known", () => {
    expect(priceOf({ machine: "tencent/machine/HUGE" })).toBeUndefined();
    expect(priceOf({ card: "a card nobody knows" })).toBeUndefined();
    expect(priceOf({ replicasPerNode: 0 })).toBeUndefined();
  });
});

describe("every cost", () => {
  const count = fc.oneof(fc.integer({ min: 0, max: 500 }), fc.constant(UNKNOWN));
  const types = fc.subarray(["BIG", "SMALL", "HUGE"], { minLength: 1 });
  const anyPool = fc
    .record({ types, min: count, max: count, replicas: count, scales: fc.constantFrom(true, false, UNKNOWN) })
    .map(pool);
  const resource = fc
    .tuple(fc.option(anyPool), fc.option(anyPool))
    .filter(([before, after]) => before !== null || after !== null)
    .map(([before, after]) => planned(POOL, before, after));
  const stacks = fc.array(fc.array(resource, { maxLength: 6 }), { minLength: 1, maxLength: 4 });
  const cents = (amount: number | undefined): number => Math.round((amount ?? 0) * 100);

  test("is the sum of its stacks, and each of them that of its lines", () => {
    fc.assert(
      fc.property(stacks, (all) => {
        const cost = costOf(
          all.map((resources, at) => stackOf(`s${at}`, ...resources)),
          { ...FACTS, budget: { monthly: 1 } },
        )!;
        for (const side of ["before", "after"] as const) {
          for (const end of ["low", "high"] as const) {
            const ofStacks = cost.stacks.reduce((sum, stack) => sum + cents(stack[side][end]), 0);
            expect(ofStacks).toBe(cents(cost[side][end]));
            for (const { stack, ...own } of cost.stacks) {
              const lines = cost.lines.filter((line) => line.stack === stack);
              const ofLines = lines.reduce((sum, line) => sum + cents(line[side]?.[end]), 0);
              expect(ofLines).toBe(cents(own[side][end]));
            }
          }
          expect(cost[side].low).toBeLessThanOrEqual(cost[side].high);
        }
      }),
    );
  });

  test("never falls when there may be more nodes", () => {
    const bound = fc.integer({ min: 0, max: 300 });
    fc.assert(
      fc.property(bound, bound, bound, bound, (min, span, more, moreSpan) => {
        const of = (low: number, high: number) => costOfPool(null, pool({ min: low, max: high }))!.after;
        const fewer = of(min, min + span);
        const grown = of(min + more, min + more + span + moreSpan);
        expect(grown.low).toBeGreaterThanOrEqual(fewer.low);
        expect(grown.high).toBeGreaterThanOrEqual(fewer.high);
      }),
    );
  });

  test("gets no narrower when less is known", () => {
    const bound = fc.integer({ min: 0, max: 300 });
    fc.assert(
      fc.property(bound, bound, (min, span) => {
        const known = costOfPool(null, pool({ min, max: min + span }))!.after;
        const open = costOfPool(null, pool({ min: UNKNOWN, max: min + span }))!.after;
        expect(open.low).toBeLessThanOrEqual(known.low);
        expect(open.high).toBeGreaterThanOrEqual(known.high);
        const endless = costOfPool(null, pool({ min, max: UNKNOWN }))!;
        expect(endless.after.low).toBe(known.low);
        expect(endless.unknown).not.toEqual([]);
      }),
    );
  });

  test("counts nothing for what has no price, and leaves none of it out of the list", () => {
    fc.assert(
      fc.property(fc.array(anyPool, { minLength: 1, maxLength: 5 }), (pools) => {
        const priceless = { ...FACTS, currency: "USD" } as const;
        const resources = pools.map((value, at) => planned(POOL, null, value, { address: `${POOL}.p${at}` }));
        const cost = costOf([stackOf("a", ...resources)], priceless)!;
        expect(cost.after).toEqual({ low: 0, high: 0 });
        expect(cost.lines).toEqual([]);
        expect(new Set(cost.unknown.map(({ address }) => address)).size).toBe(pools.length);
      }),
    );
  });

  test("does not depend on the order in which a plan is written", () => {
    fc.assert(
      fc.property(fc.array(resource, { minLength: 2, maxLength: 6 }), (resources) => {
        const named = resources.map((each, at) => ({ ...each, address: `${POOL}.p${at}` }));
        const facts = { ...FACTS, budget: { monthly: 1 } };
        const forth = costOf([stackOf("a", ...named)], facts);
        expect(costOf([stackOf("a", ...[...named].reverse())], facts)).toEqual(forth);
      }),
    );
  });
});
