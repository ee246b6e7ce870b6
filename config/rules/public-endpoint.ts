import { Finding } from "../problems/problem";
import { Rule } from "./rule";

const ENDPOINT = ["cluster", "endpoint"];

/** An API open to the internet says to whom, where the cloud can keep everybody else out. */
export const publicEndpoint: Rule = ({ cluster, cloud, written }, { title, privateApi }) => {
  const findings: Finding[] = [];
  if (cluster === undefined) {
    return findings;
  }
  const { public: isPublic, allowedCidrs } = cluster.endpoint;
  if (isPublic && cloud !== undefined && privateApi !== undefined) {
    const because = { path: ["cloud", "kind"], says: `kind: ${cloud.kind}` };
    return [
      { path: [...ENDPOINT, "public"], expected: `false on ${title}: ${privateApi}`, got: "true", because },
    ];
  }
  if (isPublic && allowedCidrs.length === 0) {
    findings.push({
      path: [...ENDPOINT, "allowedCidrs"],
      expected: "at least one address range that may reach the API",
      got: "none",
      because: { path: [...ENDPOINT, "public"], says: "public: true" },
    });
  }
  if (!isPublic && allowedCidrs.length > 0) {
    findings.push({
      path: [...ENDPOINT, "allowedCidrs"],
      expected: "no address ranges for an API that is not public",
      got: "a list",
      because: {
        path: [...ENDPOINT, "public"],
        says: written([...ENDPOINT, "public"]) === undefined ? "nothing of public: true" : "public: false",
      },
    });
  }
  return findings;
};

/** The whole internet is not an address range that may reach the cluster's API. */
export const endpointNotForEverybody: Rule = ({ cluster }) =>
  (cluster?.endpoint.allowedCidrs ?? []).flatMap((cidr, index) =>
    cidr.endsWith("/0")
      ? [
          {
            path: [...ENDPOINT, "allowedCidrs", index],
            expected: "the ranges you connect from, never the whole internet",
            got: `"${cidr}"`,
          },
        ]
      : [],
  );
