import { PlannedResource } from "../plan/plan";
import { PlanValue } from "../plan/value";
import { field, kindOf, objectOf } from "./kubernetes-object";
import { textAt } from "./values";

/** What happens to the data of a volume when its claim goes. */
export type ReclaimPolicy = "Retain" | "Delete";

/** What other resources tell of one that may go: whether its volume is kept, what is in its namespace. */
export class Neighbours {
  private readonly policyOfVolume = new Map<string, ReclaimPolicy>();
  private readonly policyOfClass = new Map<string, ReclaimPolicy>();
  private readonly addressesIn = new Map<string, Set<string>>();

  /** @param resources of all stacks: classes and what uses them are often in different ones. */
  public constructor(resources: Iterable<PlannedResource>) {
    for (const resource of resources) {
      if (resource.mode !== "managed") continue;
      // What there is now is what can be lost; and a policy counts from the moment it changes.
      const values: readonly PlanValue[] = [resource.before, resource.after];
      for (const value of values) if (value !== null) this.add(resource, value);
    }
  }

  /** Of a claim, by the names of its volume and its class; undefined when neither is known. */
  public policyOfClaim(
    volume: string | undefined,
    storageClass: string | undefined,
  ): ReclaimPolicy | undefined {
    const ofVolume = volume === undefined ? undefined : this.policyOfVolume.get(volume);
    return ofVolume ?? (storageClass === undefined ? undefined : this.policyOfClass.get(storageClass));
  }

  /** Addresses of what has claims, or may have, in a namespace. */
  public holdingIn(namespace: string): readonly string[] {
    return [...(this.addressesIn.get(namespace) ?? [])].sort();
  }

  private add(resource: PlannedResource, value: PlanValue): void {
    const { type, address } = resource;
    if (type === "helm_release") {
      this.addTo(textAt(value, "namespace") ?? "default", address);
      return;
    }
    const object = objectOf(resource, value);
    const name = textAt(object, "metadata", "name");
    switch (kindOf(resource, value) ?? "") {
      case "PersistentVolume": {
        const policy = field(object, "spec", "persistent_volume_reclaim_policy");
        addPolicy(this.policyOfVolume, name, policy ?? "Retain");
        break;
      }
      case "StorageClass":
        addPolicy(this.policyOfClass, name, field(object, "reclaim_policy") ?? "Delete");
        break;
      case "PersistentVolumeClaim":
      case "StatefulSet":
        this.addTo(textAt(object, "metadata", "namespace") ?? "default", address);
        break;
    }
  }

  private addTo(namespace: string, address: string): void {
    const addresses = this.addressesIn.get(namespace) ?? new Set();
    this.addressesIn.set(namespace, addresses.add(address));
  }
}

/** Once `Delete`, it stays so. `Recycle`, which empties a volume, is as good as that. */
function addPolicy(policies: Map<string, ReclaimPolicy>, name: string | undefined, policy: string): void {
  if (name === undefined || policies.get(name) === "Delete") return;
  policies.set(name, policy === "Retain" ? "Retain" : "Delete");
}
