import { WAIVABLE_RULES } from "../../../catalog/review-rules";
import { ALL_RULES } from "../../../review/rules";

test("every rule can be waived in environment files, and nothing else", () => {
  expect([...WAIVABLE_RULES]).toEqual(ALL_RULES.map(({ id }) => id));
});
