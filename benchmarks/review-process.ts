// One process of a benchmark: node review-process.js <plan JSON> <format, or `parse` for JSON.parse alone>
import { readFileSync } from "node:fs";
import { FORMATS, formatReview } from "../review/formats";
import { readPlan } from "../review/plan/read-plan";
import { reviewPlans } from "../review/review-plans";

const [file = "", wanted] = process.argv.slice(2);
const text = readFileSync(file, "utf8");
const format = FORMATS.find((name) => name === wanted);
if (format === undefined) JSON.parse(text);
else formatReview(reviewPlans({ stacks: [{ name: "large", plan: readPlan(text) }] }), format);
