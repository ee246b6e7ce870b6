import { KubernetesApi } from "./kubernetes-api";
import { nameOf, namespaceOf, uidOf } from "./memory/json/object";
import { copyFields, Fields, isJsonObject, itemsAt, textAt, textsAt } from "./memory/json/tree";
import { Repetition } from "./repetition";

/** What storage classes of the rehearsal name as the maker of their volumes. */
export const PROVISIONER = "volumes.rehearsal.sdstack.invalid";

const LOOK_MILLISECONDS = 500;
const MADE_BY = "pv.kubernetes.io/provisioned-by";

/**
 * Does what the CSI driver of a real cluster does for its storage classes: a claim gets a volume of its size, and the
 * volume goes with the claim. It looks at the claims again and again.
 */
export class VolumeProvisioner {
  readonly #api: KubernetesApi;
  readonly #classes = new Set<string>();
  readonly #looking: Repetition;

  /** Begins to work; ends with `stop`. */
  public constructor(api: KubernetesApi) {
    this.#api = api;
    this.#looking = new Repetition(async () => {
      if (this.#classes.size > 0) await this.#look();
      return LOOK_MILLISECONDS;
    }, LOOK_MILLISECONDS);
  }

  /** Puts a storage class into the cluster and serves it, unless it does so already. */
  public async serve(className: string): Promise<void> {
    if (this.#classes.has(className)) return;
    await this.#api.request({
      method: "POST",
      path: "/apis/storage.k8s.io/v1/storageclasses",
      body: {
        apiVersion: "storage.k8s.io/v1",
        kind: "StorageClass",
        metadata: { name: className },
        provisioner: PROVISIONER,
        reclaimPolicy: "Delete",
        // What needs more of a cluster: the claim waits for its pod.
        volumeBindingMode: "WaitForFirstConsumer",
      },
    });
    this.#classes.add(className);
  }

  /** Ends it; done when nothing of it is under way any more. */
  public async stop(): Promise<void> {
    await this.#looking.stop();
  }

  async #look(): Promise<void> {
    for (const claim of await this.#list("/api/v1/persistentvolumeclaims")) {
      const className = textAt(claim, "spec", "storageClassName") ?? "";
      const waits = textAt(claim, "status", "phase") === "Pending";
      if (waits && this.#classes.has(className)) await this.#make(claim, className);
    }
    for (const volume of await this.#list("/api/v1/persistentvolumes")) {
      const isOurs = textAt(volume, "metadata", "annotations", MADE_BY) === PROVISIONER;
      if (!isOurs || textAt(volume, "status", "phase") !== "Released") continue;
      await this.#api.request({ method: "DELETE", path: `/api/v1/persistentvolumes/${nameOf(volume)}` });
    }
  }

  async #make(claim: Fields, className: string): Promise<void> {
    const name = `pvc-${uidOf(claim)}`;
    const reference = { namespace: namespaceOf(claim), name: nameOf(claim), uid: uidOf(claim) };
    await this.#api.request({
      method: "POST",
      path: "/api/v1/persistentvolumes",
      body: {
        apiVersion: "v1",
        kind: "PersistentVolume",
        metadata: { name, annotations: { [MADE_BY]: PROVISIONER } },
        spec: {
          storageClassName: className,
          persistentVolumeReclaimPolicy: "Delete",
          accessModes: textsAt(claim, "spec", "accessModes"),
          capacity: { storage: textAt(claim, "spec", "resources", "requests", "storage") ?? "1Gi" },
          claimRef: { apiVersion: "v1", kind: "PersistentVolumeClaim", ...reference },
          csi: { driver: PROVISIONER, volumeHandle: name },
        },
      },
    });
  }

  async #list(path: string): Promise<readonly Fields[]> {
    const { body } = await this.#api.request({ method: "GET", path });
    return isJsonObject(body) ? itemsAt(copyFields(body), "items") : [];
  }
}
