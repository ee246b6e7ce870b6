import { ConfigPath, Finding } from "../problems/problem";
import { Rule } from "./rule";

function ordered(path: ConfigPath, { min, max }: { readonly min: number; readonly max: number }): Finding[] {
  return min <= max
    ? []
    : [
        {
          path: [...path, "min"],
          expected: `at most max (${max})`,
          got: String(min),
          because: { path: [...path, "max"], says: `max: ${max}` },
        },
      ];
}

/** Nothing has a smallest number above its largest. */
export const minMax: Rule = ({ nodePools, diffusion: { scaling } }) => [
  ...Object.entries(nodePools).flatMap(([name, pool]) =>
    pool === undefined ? [] : ordered(["nodePools", name], pool),
  ),
  ...(scaling === undefined ? [] : ordered(["diffusion", "scaling"], scaling)),
];
