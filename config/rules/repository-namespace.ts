import { quoted } from "../problems/shown";
import { Rule } from "./rule";

/** The image is in the registry's namespace. */
export const repositoryNamespace: Rule = ({ registry, diffusion: { image } }) => {
  if (
    registry === undefined ||
    image === undefined ||
    image.repository.startsWith(`${registry.namespace}/`)
  ) {
    return [];
  }
  return [
    {
      path: ["diffusion", "image", "repository"],
      expected: `a repository that starts with ${registry.namespace}/`,
      got: quoted(image.repository),
      because: { path: ["registry", "namespace"], says: `namespace: ${registry.namespace}` },
    },
  ];
};
