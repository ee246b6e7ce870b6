import { Environment, ForgeKind, IForge } from "./contracts";
import { github } from "./github";
import { gitlab } from "./gitlab";
import { plain } from "./plain";
import { Surroundings } from "./run";

/** Which forge a job runs on, by what every job there has in its environment. */
export function forgeKindOf(environment: Environment): ForgeKind {
  if (environment["GITHUB_ACTIONS"] === "true") return "github";
  if (environment["GITLAB_CI"] === "true") return "gitlab";
  return "plain";
}

const FORGES: Readonly<Record<ForgeKind, (surroundings: Surroundings) => IForge>> = { github, gitlab, plain };

/** The forge that a job runs on. @throws ForgeError when its surroundings are not as the forge makes them */
export function forgeOf(surroundings: Surroundings): IForge {
  return FORGES[forgeKindOf(surroundings.environment)](surroundings);
}
