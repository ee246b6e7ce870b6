import fc from "fast-check";
import {
  AttributeChange,
  Change,
  Cost,
  Drift,
  Finding,
  Origin,
  Review,
  Shown,
  StackReview,
} from "../../review/model";

/** Any review whose texts are of some kind. */
export function reviewOf(text: fc.Arbitrary<string>, most = 4): fc.Arbitrary<Review> {
  const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
  const few = <T>(arbitrary: fc.Arbitrary<T>) => fc.array(arbitrary, { maxLength: most });
  const number = fc.double({ min: 0, max: 100_000, noNaN: true });
  const money = fc.record({ low: number, high: number });
  const shown = shownOf(text);
  const attributes: fc.Arbitrary<AttributeChange[]> = few(attributeOf(text));

  const origin: fc.Arbitrary<Origin> = record<Origin>(
    { stack: text },
    {
      constructPath: text,
      source: fc.record({
        file: text,
        line: fc.integer({ min: 1, max: 999 }),
        column: fc.integer({ min: 1, max: 99 }),
        field: text,
      }),
    },
  );
  const addressed = fc.tuple(origin, text).map(([parts, address]) => ({ ...parts, address }));

  const change = joined(
    addressed,
    record<Omit<Change, "stack" | "address">>(
      {
        type: text,
        provider: text,
        mode: fc.constantFrom("managed", "data"),
        action: fc.constantFrom(
          "create",
          "update",
          "replace",
          "delete",
          "forget",
          "import",
          "move",
          "read",
          "deferred",
        ),
        attributes,
      },
      {
        createBeforeDestroy: fc.boolean(),
        previousAddress: text,
        importId: shown,
        deposed: text,
        reason: text,
        holds: text,
      },
    ),
  );
  const drift = joined(
    addressed,
    record<Omit<Drift, "stack" | "address">>(
      {
        type: text,
        action: fc.constantFrom("update", "delete"),
        attributes,
        sort: fc.constantFrom("dangerous", "scaling", "tags", "noise", "other"),
        explainsPlan: fc.boolean(),
        fate: fc.constantFrom("undone", "kept"),
      },
      { why: text },
    ),
  );
  const finding = joined(
    fc.oneof(origin, addressed),
    record<Omit<Finding, "stack" | "address">>(
      {
        rule: text,
        severity: fc.constantFrom("block", "warn", "note"),
        question: fc.constantFrom("data", "exposure", "cost", "reliability", "hygiene"),
        message: text,
        fix: text,
      },
      {
        attribute: text,
        waiver: fc.record({ reason: text, owner: text, expires: text }),
        code: few(fc.record({ language: fc.constantFrom("hcl", "typescript"), text })),
      },
    ),
  );
  const stack = record<StackReview>(
    {
      name: text,
      status: fc.oneof(
        fc.constant({ kind: "planned" as const }),
        fc.record({ kind: fc.constant("waits" as const), for: few(text) }),
        fc.record({ kind: fc.constant("failed" as const), message: text }),
      ),
      unchanged: fc.nat(9_999),
    },
    { terraformVersion: text, complete: fc.boolean(), errored: fc.boolean(), digest: text },
  );
  const cost = record<Cost>(
    {
      currency: text,
      before: money,
      after: money,
      stacks: few(fc.record({ stack: text, before: money, after: money })),
      lines: few(
        joined(
          addressed,
          record<Omit<Cost["lines"][number], "stack" | "address">>(
            { what: text, prices: few(fc.record({ source: text, date: text })) },
            { before: money, after: money },
          ),
        ),
      ),
      unknown: few(joined(addressed, fc.record({ why: text }))),
    },
    {
      thousandImages: fc.record({ amount: number, assumptions: few(text) }),
      budget: fc.record({ monthly: number, exceeded: fc.constantFrom("no", "floor", "ceiling") }),
    },
  );
  return record<Review>(
    {
      format: fc.constant(1),
      verdict: fc.constantFrom("no-changes", "changes", "blocked", "incomplete", "failed"),
      stacks: few(stack),
      changes: few(change),
      outputs: few(
        fc.record({
          stack: text,
          name: text,
          action: fc.constantFrom("create", "update", "delete"),
          before: shown,
          after: shown,
        }),
      ),
      drift: few(drift),
      checks: few(
        fc.record({
          stack: text,
          address: text,
          status: fc.constantFrom("pass", "fail", "error", "unknown"),
          problems: few(text),
        }),
      ),
      findings: few(finding),
      digest: text,
    },
    {
      environment: text,
      cost,
      undecided: few(
        fc.record({
          rule: text,
          title: text,
          places: few(
            joined(fc.oneof(origin, addressed), record<{ attribute?: string }>({}, { attribute: text })),
          ),
        }),
      ),
    },
  );

  function record<T>(
    required: { [K in keyof T]?: fc.Arbitrary<unknown> },
    also: { [K in keyof T]?: fc.Arbitrary<unknown> } = {},
  ): fc.Arbitrary<T> {
    const present = Object.entries<fc.Arbitrary<unknown> | undefined>({ ...required });
    const perhaps = Object.entries<fc.Arbitrary<unknown> | undefined>({ ...also });
    const all = [
      ...present,
      ...perhaps.map(([key, value]) => [key, value === undefined ? undefined : optional(value)] as const),
    ];
    const model = Object.fromEntries(all) as Record<string, fc.Arbitrary<unknown>>;
    return fc
      .record(model)
      .map(
        (value) => Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined)) as T,
      );
  }
}

function joined<A, B>(a: fc.Arbitrary<A>, b: fc.Arbitrary<B>): fc.Arbitrary<A & B> {
  return fc.tuple(a, b).map(([first, second]) => ({ ...first, ...second }));
}

function shownOf(text: fc.Arbitrary<string>): fc.Arbitrary<Shown> {
  return fc.oneof(
    fc.constantFrom<Shown>({ kind: "absent" }, { kind: "unknown" }, { kind: "masked" }),
    text.map((value): Shown => ({ kind: "text", text: value })),
  );
}

function attributeOf(text: fc.Arbitrary<string>): fc.Arbitrary<AttributeChange> {
  const path = fc.array(fc.oneof(text, fc.nat(9)), { maxLength: 3 });
  const shown = shownOf(text);
  const meaning = fc.array(fc.record({ path, before: shown, after: shown }), { maxLength: 3 });
  const plain = { path, before: shown, after: shown, forcesReplacement: fc.boolean() };
  return fc.oneof(fc.record(plain), fc.record({ ...plain, meaning }));
}
