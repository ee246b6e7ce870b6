import { ToolPaths, toolPath } from "../../toolbox/install";
import { ETCD, KUBE_APISERVER, KUBE_CONTROLLER_MANAGER, KUBE_SCHEDULER, KWOK } from "../../toolbox/tools";

/** Paths of the programs that a control plane is made of. */
export interface ControlPlanePrograms {
  readonly etcd: string;
  readonly apiServer: string;
  readonly controllerManager: string;
  readonly scheduler: string;
  readonly kwok: string;
}

/** The programs of a control plane among those that are installed. @throws ToolBuildError when one is missing. */
export function controlPlanePrograms(paths: ToolPaths): ControlPlanePrograms {
  return {
    etcd: toolPath(paths, ETCD),
    apiServer: toolPath(paths, KUBE_APISERVER),
    controllerManager: toolPath(paths, KUBE_CONTROLLER_MANAGER),
    scheduler: toolPath(paths, KUBE_SCHEDULER),
    kwok: toolPath(paths, KWOK),
  };
}
