import { BlockProblems } from "./problem";
import { isRecord } from "./schema";

// What is left when a token was cut, upper-cased, spread or calculated with; the number is how cdktf encodes numeric tokens.
const LEAK = /\$\{TfT|TfToken\[|TOKEN\.\d+|\[object Object\]/i;
const ENCODED_NUMBER = -1e290;

/** Reports values that hold the remains of a token, which Terraform would take literally. */
export function checkLeakedTokens(value: unknown, path: string, problems: BlockProblems): void {
  if (typeof value === "string") {
    if (LEAK.test(value))
      problems.add("leaked-token", path, "holds the remains of a token that was treated as text");
  } else if (typeof value === "number") {
    if (value < ENCODED_NUMBER) problems.add("leaked-token", path, "is a token that was calculated with");
  } else if (Array.isArray(value)) {
    value.forEach((item: unknown, index) => checkLeakedTokens(item, `${path}[${index}]`, problems));
  } else if (isRecord(value)) {
    for (const [key, item] of Object.entries(value)) {
      if (key === "//") continue;
      if (LEAK.test(key)) problems.add("leaked-token", path, "has a key that holds the remains of a token");
      checkLeakedTokens(item, path === "" ? key : `${path}.${key}`, problems);
    }
  }
}
