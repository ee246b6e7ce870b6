import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { RehearsalCluster } from "../cluster/control-plane";
import { kubeconfig } from "../cluster/kubeconfig";
import { ClusterListener } from "./cluster-directory";

/** Path of the kubeconfig of a cluster in the folder of such files. */
export function kubeconfigFile(folder: string, cluster: string): string {
  return join(folder, `${cluster}.yaml`);
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
