import { Finding } from "../problems/problem";
import { quoted } from "../problems/shown";
import { Rule } from "./rule";

/** The subnets of an existing network are of its cloud, listed once each, and no more than a cluster takes. */
export const existingNetwork: Rule = ({ network, cloud }, { subnetPrefix, title, network: rules }) => {
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
  const foreign = (key: string, ids: readonly string[]): Finding[] =>
    ids.flatMap((id, index) =>
      cloud === undefined || subnetPrefix === undefined || id.startsWith(subnetPrefix)
        ? []
        : [
            {
              path: ["network", key, index],
              expected: `a subnet of ${title} such as "${subnetPrefix}1a2b3c4d"`,
              got: quoted(id),
              because: { path: ["cloud", "kind"], says: `kind: ${cloud.kind}` },
            },
          ],
    );
  const most = rules?.mostNodeSubnets ?? Number.POSITIVE_INFINITY;
  const tooMany: Finding[] =
    network.subnetIds.length <= most
      ? []
      : [
          {
            path: ["network", "subnetIds", most],
            expected: `at most ${most} subnets of nodes on ${title}`,
            got: String(network.subnetIds.length),
          },
        ];
  return [
    ...tooMany,
    ...foreign("subnetIds", network.subnetIds),
    ...foreign("podSubnetIds", network.podSubnetIds ?? []),
    ...repeated("subnetIds", network.subnetIds),
    ...repeated("podSubnetIds", network.podSubnetIds ?? []),
  ];
};
