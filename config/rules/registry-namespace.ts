import { quoted } from "../problems/shown";
import { Rule } from "./rule";

/** The namespace of the registry to make is one that the cloud takes. */
export const registryNamespace: Rule = ({ registry, cloud }, { registryNamespaceLength: limits, title }) => {
  const namespace = registry?.namespace;
  if (namespace === undefined || cloud === undefined || limits === undefined) {
    return [];
  }
  const { least, most } = limits;
  return namespace.length >= least && namespace.length <= most
    ? []
    : [
        {
          path: ["registry", "namespace"],
          expected: `a namespace of ${least} to ${most} characters on ${title}`,
          got: quoted(namespace),
          because: { path: ["cloud", "kind"], says: `kind: ${cloud.kind}` },
        },
      ];
};
