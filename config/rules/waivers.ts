import { quoted } from "../problems/shown";
import { Finding } from "../problems/problem";
import { Rule } from "./rule";

/** No rule is let pass twice for the same: of two days and two reasons, nobody could tell which holds. */
export const waivers: Rule = ({ review }) => {
  const all = review?.waivers ?? [];
  return all.flatMap(({ rule, address }, index): Finding[] => {
    const first = all.findIndex((other) => other.rule === rule && other.address === address);
    if (first === index) return [];
    return [
      {
        path: ["review", "waivers", index, "rule"],
        expected: "one waiver for each rule and address",
        got: quoted(rule),
        because: { path: ["review", "waivers", first, "rule"], says: `rule: ${rule}` },
      },
    ];
  });
};
