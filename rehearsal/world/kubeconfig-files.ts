import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { extname, join, parse } from "node:path";
import { RehearsalCluster } from "../cluster/control-plane";
import { kubeconfig } from "../cluster/kubeconfig";
import { ClusterListener } from "./cluster-directory";

const ENDING = ".yaml";

/** The kubeconfig of a cluster that is up. */
export interface KeptKubeconfig {
  /** Name of the cluster. */
  readonly cluster: string;

  /** Path of the kubeconfig. */
  readonly file: string;
}

/** Path of the kubeconfig of a cluster in the folder of such files. */
export function kubeconfigFile(folder: string, cluster: string): string {
  return join(folder, cluster + ENDING);
}

/** The kubeconfigs in the folder of such files, by the names of their clusters; none when there is no such folder. */
export function keptKubeconfigs(folder: string): readonly KeptKubeconfig[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => extname(name) === ENDING)
    .map((name) => parse(name).name)
    .sort()
    .map((cluster) => ({ cluster, file: kubeconfigFile(folder, cluster) }));
}

/** Keeps a kubeconfig, readable by its owner only, for every cluster that is up. */
export function keepKubeconfigs(folder: string): ClusterListener {
  return {
    started({ name, server, credentials }: RehearsalCluster) {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      writeFileSync(kubeconfigFile(folder, name), kubeconfig(name, server, credentials), { mode: 0o600 });
    },
    stopped: ({ name }) => rmSync(kubeconfigFile(folder, name), { force: true }),
  };
}
