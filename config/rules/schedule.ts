import { Finding } from "../problems/problem";
import { quoted } from "../problems/shown";
import { Rule } from "./rule";

/** Periods of the schedule agree with themselves, with each other and with the limits. */
export const schedule: Rule = ({ diffusion: { scaling } }) => {
  const periods = scaling?.schedule ?? [];
  return periods.flatMap(({ name, start, end, min }, index): Finding[] => {
    const path = ["diffusion", "scaling", "schedule", index];
    const first = periods.findIndex((other) => other.name === name);
    const findings: Finding[] = [];
    if (first !== index) {
      findings.push({
        path: [...path, "name"],
        expected: "a name of its own for each period",
        got: quoted(name),
        because: { path: ["diffusion", "scaling", "schedule", first, "name"], says: `name: ${name}` },
      });
    }
    if (start.trim().replace(/\s+/g, " ") === end.trim().replace(/\s+/g, " ")) {
      findings.push({
        path: [...path, "end"],
        expected: "another time than start",
        got: quoted(end),
        because: { path: [...path, "start"], says: `start: ${quoted(start)}` },
      });
    }
    if (scaling !== undefined && min > scaling.max) {
      findings.push({
        path: [...path, "min"],
        expected: `at most max (${scaling.max})`,
        got: String(min),
        because: { path: ["diffusion", "scaling", "max"], says: `max: ${scaling.max}` },
      });
    }
    return findings;
  });
};
