import { readFileSync } from "node:fs";
import { join } from "node:path";
import Ajv2020 from "ajv/dist/2020";
import fc from "fast-check";
import { z } from "zod";
import { formatReview, parseReview } from "../../../../review/formats";
import { REVIEW, reviewJsonSchemaText } from "../../../../review/formats/json/schema";
import { Review } from "../../../../review/model";
import { PROJECT } from "../../../support/cli";
import { hostileText } from "../../../support/hostile-text";
import { reviewOf } from "../../../support/review-arbitrary";
import { fullReview, review } from "../../../support/review-builder";

const FILE = join(PROJECT, "review/formats/json/review.schema.json");
const committed = readFileSync(FILE, "utf8");
const validate = new Ajv2020({ strict: true, allowUnionTypes: true, allErrors: true }).compile(
  JSON.parse(committed) as object,
);

/** The same without what a list or a field may not be changed by. */
type Plain<T> = T extends readonly (infer Item)[]
  ? Plain<Item>[]
  : T extends object
    ? { -readonly [Key in keyof T]: Plain<T[Key]> }
    : T;
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;

// Does not compile when the schema has not every field of the model, or another one.
const sameAsTheModel: Same<Plain<Review>, Plain<z.infer<typeof REVIEW>>> = true;

describe("a report in JSON", () => {
  test("has a schema that is committed as its source says it (otherwise: npm run generate:schema)", () => {
    expect(sameAsTheModel).toBe(true);
    expect(committed).toBe(reviewJsonSchemaText());
    expect(JSON.parse(committed)).toHaveProperty("$schema", "https://json-schema.org/draft/2020-12/schema");
  });

  test("is as its schema says, for every review", () => {
    fc.assert(
      fc.property(reviewOf(hostileText()), (given) => {
        validate(JSON.parse(formatReview(given, "json")));
        expect(validate.errors).toBeNull();
      }),
      { numRuns: 200 },
    );
  });

  test.each([
    ["no verdict", { verdict: undefined }],
    ["a verdict that there is not", { verdict: "fine" }],
    ["another format", { format: 2 }],
    ["a change without attributes", { changes: [{ address: "a.b" }] }],
    ["a value of no kind", { outputs: [{ stack: "a", name: "b", action: "create", before: {}, after: {} }] }],
  ])("is not valid with %s", (_name, wrong) => {
    expect(validate(JSON.parse(JSON.stringify({ ...review(), ...wrong })))).toBe(false);
  });

  test("is read again, also with fields of a later version", () => {
    const given = fullReview();
    expect(parseReview(formatReview(given, "json"))).toEqual(given);
    expect(parseReview(JSON.stringify({ ...given, later: 1 }))).toEqual(given);
  });

  test("fails when it is something else", () => {
    expect(() => parseReview("{")).toThrow("this is no review: it is not JSON");
    expect(() => parseReview('{"format":2}')).toThrow(/^this is no review at format: /u);
  });

  test("holds no character that a terminal acts on", () => {
    const text = formatReview(review({ environment: "\u001b[2J\u202e\u0085\ud800" }), "json");
    expect(text).toContain(String.raw`"\u001b[2J\u202e\u0085\ud800"`);
  });
});
