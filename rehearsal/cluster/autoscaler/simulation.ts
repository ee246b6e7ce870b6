import { NodeSpec } from "../control-plane";
import { labelsOf, namespaceOf } from "../memory/json/object";
import { Fields, fieldsAt } from "../memory/json/tree";
import { emptyView, NodeView, occupy } from "../memory/scheduler/cluster-view";
import { rejection } from "../memory/scheduler/filters";
import { volumesNotReady } from "../memory/scheduler/volumes";
import { ClusterLook } from "./look";

/** Why a pod cannot be on a node, in the scheduler's words; undefined when it can. */
export function refusal(
  look: ClusterLook,
  pod: Fields,
  view: NodeView,
  all: readonly NodeView[],
): readonly string[] | undefined {
  const volumes = volumesNotReady(look, pod);
  return volumes === undefined ? rejection(look, pod, view, all)?.reasons : [volumes];
}

/** Puts a pod on the first node that takes it; says whether one did. */
export function place(
  look: ClusterLook,
  pod: Fields,
  on: readonly NodeView[],
  all: readonly NodeView[] = on,
): boolean {
  const found = on.find((view) => refusal(look, pod, view, all) === undefined);
  if (found !== undefined) occupy(found, pod);
  return found !== undefined;
}

/** A copy of nodes, so that pods can be put on them on trial. */
export function copied(views: readonly NodeView[]): NodeView[] {
  return views.map((view) => ({ ...view, pods: [...view.pods], free: new Map(view.free) }));
}

/** The node that a machine would become, with the pods of daemon sets that would run there at once. */
export function futureView(look: ClusterLook, spec: NodeSpec): NodeView {
  const view = emptyView(nodeFields(spec));
  for (const daemonSet of look.list("apps/daemonsets")) {
    const template = fieldsAt(daemonSet, "spec", "template");
    const pod = {
      metadata: { namespace: namespaceOf(daemonSet), labels: labelsOf(template ?? {}) },
      spec: fieldsAt(template, "spec") ?? {},
    };
    if (rejection(look, pod, view, [view]) === undefined) occupy(view, pod);
  }
  return view;
}

function nodeFields({ name, labels, taints, allocatable }: NodeSpec): Fields {
  return {
    metadata: {
      name,
      labels: {
        "kubernetes.io/hostname": name,
        "kubernetes.io/os": "linux",
        "kubernetes.io/arch": "amd64",
        ...labels,
      },
    },
    spec: { taints: taints.map((taint) => ({ ...taint })) },
    status: { allocatable: { pods: "110", ...allocatable } },
  };
}
