import { quoted } from "../problems/shown";
import { Finding } from "../problems/problem";
import { Rule } from "./rule";

const DAY = /^\d{4}-\d{2}-\d{2}$/;

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

/**
 * No waiver counts after its last day.
 *
 * @param today - such as `2026-12-31`.
 */
export function notExpired(today: string): Rule {
  return ({ written }) => {
    // As it is written: another waiver that is wrong does not hide this one.
    const all = written(["review", "waivers"]);
    return (Array.isArray(all) ? all : []).flatMap((_, index): Finding[] => {
      const path = ["review", "waivers", index, "expires"];
      const expires = written(path);
      // Days of this form are in order as texts.
      if (typeof expires !== "string" || !DAY.test(expires) || expires >= today) return [];
      return [
        {
          path,
          expected: `a day that is not over: ${today} or later`,
          got: quoted(expires),
          hint: "put right what the waiver lets pass and remove it, or agree with its owner on another day",
        },
      ];
    });
  };
}
