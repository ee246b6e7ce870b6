import { Part } from "../engine/part";
import { KnownResource } from "../engine/world";
import { KubernetesObject } from "./object";

/** A container of a pod. */
export interface Container {
  readonly part: Part;

  /** For messages. */
  readonly name: string;
  readonly isInit: boolean;
}

/** The pods that a workload makes. */
export interface Pod {
  readonly resource: KnownResource;
  readonly object: KubernetesObject;

  /** Kind of the workload, such as `cron_job`. */
  readonly kind: string;
  readonly metadata: Part;
  readonly spec: Part;
  readonly containers: readonly Container[];

  /** The list of containers itself when it is not known. */
  readonly unknownContainers?: Part | undefined;

  /** Whether it ends by itself. */
  readonly isTask: boolean;
}

/** Where each kind of workload has its pods. */
const TEMPLATES: Readonly<Record<string, readonly string[]>> = {
  pod: [],
  deployment: ["spec", "template"],
  stateful_set: ["spec", "template"],
  daemon_set: ["spec", "template"],
  daemonset: ["spec", "template"],
  replica_set: ["spec", "template"],
  replication_controller: ["spec", "template"],
  job: ["spec", "template"],
  cron_job: ["spec", "job_template", "spec", "template"],
};

/** The pods of an object; undefined for what makes none. */
export function podOf(object: KubernetesObject): Pod | undefined {
  const { kind, resource, body } = object;
  const steps = Object.hasOwn(TEMPLATES, kind) ? TEMPLATES[kind] : undefined;
  if (steps === undefined) return undefined;
  const template = body.at(...steps);
  const spec = template.at("spec");
  const unknownContainers = [spec.at("container"), spec.at("init_container")].find(
    ({ isUnknown }) => isUnknown,
  );
  return {
    resource,
    object,
    kind,
    metadata: template.at("metadata"),
    spec,
    containers: [...containersOf(spec, "container"), ...containersOf(spec, "init_container")],
    ...(unknownContainers === undefined ? {} : { unknownContainers }),
    isTask: kind === "job" || kind === "cron_job",
  };
}

function containersOf(spec: Part, list: "container" | "init_container"): readonly Container[] {
  return spec.items(list).map((part, index) => ({
    part,
    name: part.at("name").text ?? `number ${index + 1}`,
    isInit: list === "init_container",
  }));
}

/** What a container sets of its security context, or else what its pod sets. */
export function contextOf(pod: Pod, { part }: Container, name: string): Part {
  const own = part.at("security_context", name);
  return own.isAbsent ? inherited(pod.spec.at("security_context", name), own) : own;
}

/** The place to name is the container's, where nothing is set at all. */
function inherited(ofPod: Part, own: Part): Part {
  return ofPod.isAbsent ? own : ofPod;
}

/** Amount of a resource that a container takes: its request, or else its limit. */
export function requestOf({ part }: Container, resource: string): Part {
  const request = part.at("resources", "requests", resource);
  return request.isAbsent ? part.at("resources", "limits", resource) : request;
}
