import { PlannedResource } from "../plan/plan";
import { PlanValue } from "../plan/value";
import { field, has, kindOf, objectOf } from "./kubernetes-object";
import { Neighbours } from "./neighbours";
import { isAt, partsAt, textAt } from "./values";

/** Annotations that give a service the address of a load balancer that stays when the service goes. */
const OWN_BALANCER = [
  "service.kubernetes.io/tke-existed-lbid",
  "service.beta.kubernetes.io/alibaba-cloud-loadbalancer-id",
  "service.beta.kubernetes.io/alicloud-loadbalancer-id",
];

/** What an object of Kubernetes holds; undefined when it holds nothing. */
export function heldByObject(
  resource: Pick<PlannedResource, "type">,
  value: PlanValue,
  neighbours: Neighbours,
): string | undefined {
  const object = objectOf(resource, value);
  switch (kindOf(resource, value) ?? "") {
    case "PersistentVolumeClaim":
      return heldByClaim(object, neighbours);
    case "PersistentVolume":
      return field(object, "spec", "persistent_volume_reclaim_policy") === "Delete"
        ? "the data of a volume, whose policy is to delete it"
        : "the only way of a claim to its data, which itself stays where it is";
    case "StatefulSet":
      return heldByStatefulSet(object);
    case "Namespace":
      return heldByNamespace(textAt(object, "metadata", "name"), neighbours);
    case "Service":
      return heldByService(object);
    case "VolumeSnapshot":
    case "VolumeSnapshotContent":
      return "a snapshot, which is the way back from other losses";
    case "CustomResourceDefinition":
      return "every object of a kind: they all go with its definition";
    default:
      return undefined;
  }
}

function heldByClaim(object: PlanValue, neighbours: Neighbours): string | undefined {
  const policy = neighbours.policyOfClaim(
    field(object, "spec", "volume_name"),
    field(object, "spec", "storage_class_name"),
  );
  if (policy === "Retain") return undefined;
  return policy === "Delete"
    ? "the data of a claim, whose volume is deleted with it"
    : "the data of a claim: nothing says that its volume is kept without it, and the usual policy is to delete it";
}

function heldByStatefulSet(object: PlanValue): string | undefined {
  if (!has(object, "spec", "volume_claim_template") && !isAt(object, "spec", "volumeClaimTemplates")) {
    return undefined;
  }
  return field(object, "spec", "persistent_volume_claim_retention_policy", "when_deleted") === "Delete"
    ? "the data of the claims it has made, which are deleted with it"
    : "the claims it has made, which stay behind and belong to nobody";
}

function heldByNamespace(name: string | undefined, neighbours: Neighbours): string | undefined {
  const found = name === undefined ? [] : neighbours.holdingIn(name);
  if (found.length === 0) return undefined;
  const [first = "", ...more] = found;
  const others = more.length === 0 ? "" : ` and ${more.length} more`;
  return `everything in a namespace, also what nobody planned: among it ${first}${others}`;
}

function heldByService(object: PlanValue): string | undefined {
  if (textAt(object, "spec", "type") !== "LoadBalancer") return undefined;
  const annotations = partsAt(object, "metadata", "annotations");
  const kept = annotations.some((each) => OWN_BALANCER.some((name) => textAt(each, name) !== undefined));
  return kept ? undefined : "the address of a load balancer that goes with it";
}
