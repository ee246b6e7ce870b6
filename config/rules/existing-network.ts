import { Finding } from "../problems/problem";
import { quoted } from "../problems/shown";
import { Rule } from "./rule";

/** The subnets of an existing network are listed once each. */
export const existingNetwork: Rule = ({ network }) => {
  if (network === undefined || !("vpcId" in network)) {
    return [];
  }
  const repeated = (key: string, ids: readonly string[]): Finding[] =>
    ids.flatMap((id, index) => {
      const first = ids.indexOf(id);
      return first === index
        ? []
        : [
            {
              path: ["network", key, index],
              expected: "each subnet once",
              got: quoted(id),
              because: { path: ["network", key, first], says: id },
            },
          ];
    });
  return [
    ...repeated("subnetIds", network.subnetIds),
    ...repeated("podSubnetIds", network.podSubnetIds ?? []),
  ];
};
