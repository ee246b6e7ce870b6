import { shown } from "../problems/shown";
import { Rule } from "./rule";

/** The cloud offers the version of Kubernetes. */
export const kubernetesVersion: Rule = ({ cluster, cloud }, { kubernetesVersions, title }) => {
  if (cluster === undefined || cloud === undefined || kubernetesVersions === undefined) {
    return [];
  }
  const allowed = [...kubernetesVersions.keys()];
  return allowed.includes(cluster.kubernetesVersion)
    ? []
    : [
        {
          path: ["cluster", "kubernetesVersion"],
          expected: `a version that ${title} offers (${allowed.join(", ")})`,
          got: shown(cluster.kubernetesVersion),
          because: { path: ["cloud", "kind"], says: `kind: ${cloud.kind}` },
          allowed,
        },
      ];
};
