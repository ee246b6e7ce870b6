import { Work } from "../work";

const minor = (version: string): number => Number(version.split(".")[1]);

/** The version nearest to the one that is asked for; older rather than newer. */
export function kubernetesVersion(work: Work): void {
  const { environment, to } = work;
  const wanted = environment.cluster.kubernetesVersion;
  const offered = [...(to.kubernetesVersions?.keys() ?? [])];
  if (offered.length === 0 || offered.includes(wanted)) return;
  const [nearest] = offered.sort((a, b) => distance(a, wanted) - distance(b, wanted) || minor(a) - minor(b));
  if (nearest === undefined) return;
  work.choose(["cluster", "kubernetesVersion"], nearest, `${to.title} does not offer ${wanted}`);
}

function distance(a: string, b: string): number {
  return Math.abs(minor(a) - minor(b));
}
