import { quoted } from "../problems/shown";
import { Rule } from "./rule";

/** The name of the registry to make is one that the cloud takes. */
export const registryName: Rule = ({ registry, cloud }, { registryNameLength, title }) => {
  const name = registry?.name;
  if (name === undefined || cloud === undefined || registryNameLength === undefined) {
    return [];
  }
  return name.length <= registryNameLength
    ? []
    : [
        {
          path: ["registry", "name"],
          expected: `at most ${registryNameLength} characters on ${title}`,
          got: quoted(name),
          because: { path: ["cloud", "kind"], says: `kind: ${cloud.kind}` },
        },
      ];
};
