import { shown } from "../problems/shown";
import { suggest } from "../problems/suggest";
import { Rule } from "./rule";

/** The zone is one of the region's. */
export const zoneInRegion: Rule = ({ cloud }, { zones }) => {
  if (cloud === undefined || !("zone" in cloud)) {
    return [];
  }
  const { region, zone } = cloud;
  const allowed = zones?.get(region) ?? [];
  if (allowed.includes(zone)) {
    return [];
  }
  const suggestion = suggest(zone, allowed);
  return [
    {
      path: ["cloud", "zone"],
      expected: `a zone of region ${region}`,
      got: shown(zone),
      because: { path: ["cloud", "region"], says: `region: ${region}` },
      hint: `its zones are ${allowed.join(", ")}`,
      allowed,
      ...(suggestion === undefined ? {} : { suggestion }),
    },
  ];
};
