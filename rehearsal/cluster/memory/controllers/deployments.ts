import { createAsController, isCreated } from "../api/create";
import { ClusterState } from "../cluster-state";
import { metadataOf, nameOf, namespaceOf, ownerReference } from "../json/object";
import { Fields, at, child, copyFields, equal, fieldsAt, numberAt, textAt } from "../json/tree";
import { ResourceType } from "../resources/resource-type";
import { deploymentStatus } from "./deployment-status";
import { isActive } from "./kubelet";
import { changeOwned, ownedBy, owners, removeOwned } from "./owned";
import { countsOf, nextScaleDowns, nextScaleUp, revisionOf, rolloutRoom } from "./rollout";
import { templateHash } from "./template-hash";

const SETS = "apps/replicasets";
const REVISION = "deployment.kubernetes.io/revision";
const HASH = "pod-template-hash";

/** Rolls every deployment out: a replica set for each template, scaled step by step. */
export function reconcileDeployments(state: ClusterState): void {
  const deployments = state.registry.find("apps", "v1", "deployments");
  const sets = state.registry.find("apps", "v1", "replicasets");
  if (deployments === undefined || sets === undefined) return;
  for (const deployment of owners(state, "apps/deployments"))
    new Rollout(state, deployments, sets, deployment).step();
}

class Rollout {
  private readonly replicas: number;
  private readonly paused: boolean;

  public constructor(
    private readonly state: ClusterState,
    private readonly type: ResourceType,
    private readonly setType: ResourceType,
    private readonly deployment: Fields,
  ) {
    this.replicas = numberAt(deployment, "spec", "replicas") ?? 1;
    this.paused = at(deployment, "spec", "paused") === true;
  }

  public step(): void {
    const sets = ownedBy(this.state, SETS, this.deployment);
    let current = sets.find((set) => this.hasTemplate(set));
    const old = sets.filter((set) => set !== current);
    if (current === undefined && !this.paused) current = this.makeSet(sets);
    else if (current !== undefined && !this.paused) this.numberAsNewest(current, sets);
    if (this.paused) this.scaleWhilePaused(sets);
    else if (current !== undefined) this.roll(current, old);
    const now = ownedBy(this.state, SETS, this.deployment);
    const settled = now.find((set) => this.hasTemplate(set));
    const deployment = this.latest();
    if (deployment === undefined) return;
    const complete = deploymentStatus(this.state, deployment, settled, now);
    if (complete) this.forgetOldSets(now.filter((set) => set !== settled));
  }

  private latest(): Fields | undefined {
    return this.state.store.get("apps/deployments", namespaceOf(this.deployment), nameOf(this.deployment));
  }

  private hasTemplate(set: Fields): boolean {
    const template = copyFields(fieldsAt(set, "spec", "template") ?? {});
    const labels = fieldsAt(template, "metadata", "labels");
    if (labels !== undefined) Reflect.deleteProperty(labels, HASH);
    return equal(template, at(this.deployment, "spec", "template"));
  }

  private makeSet(sets: readonly Fields[]): Fields | undefined {
    const template = copyFields(fieldsAt(this.deployment, "spec", "template") ?? {});
    const selector = copyFields(fieldsAt(this.deployment, "spec", "selector") ?? {});
    const hash = templateHash(template);
    child(child(template, "metadata"), "labels")[HASH] = hash;
    child(selector, "matchLabels")[HASH] = hash;
    const revision = String(Math.max(0, ...sets.map(revisionOf)) + 1);
    const made = createAsController(this.state, "apps/v1", "ReplicaSet", {
      metadata: {
        name: `${nameOf(this.deployment)}-${hash}`,
        namespace: namespaceOf(this.deployment),
        labels: copyFields(fieldsAt(template, "metadata", "labels") ?? {}),
        annotations: { [REVISION]: revision },
        ownerReferences: [ownerReference(this.deployment)],
      },
      spec: { replicas: 0, selector, template },
    });
    this.noteRevision(revision);
    return isCreated(made) ? made : undefined;
  }

  /** A template that comes back makes its old set the newest one. */
  private numberAsNewest(current: Fields, sets: readonly Fields[]): void {
    const newest = Math.max(0, ...sets.map(revisionOf));
    if (revisionOf(current) < newest) {
      changeOwned(this.state, this.setType, current, (set) => {
        child(metadataOf(set), "annotations")[REVISION] = String(newest + 1);
      });
      this.noteRevision(String(newest + 1));
    } else this.noteRevision(String(newest));
  }

  private noteRevision(revision: string): void {
    const deployment = this.latest();
    if (deployment === undefined || textAt(deployment, "metadata", "annotations", REVISION) === revision)
      return;
    changeOwned(this.state, this.type, deployment, (changed) => {
      child(metadataOf(changed), "annotations")[REVISION] = revision;
    });
  }

  private scaleWhilePaused(sets: readonly Fields[]): void {
    const [newest] = [...sets].sort((a, b) => revisionOf(b) - revisionOf(a));
    if (newest !== undefined) this.scale(newest, this.replicas);
  }

  private roll(current: Fields, old: readonly Fields[]): void {
    if (textAt(this.deployment, "spec", "strategy", "type") === "Recreate") {
      for (const set of old) this.scale(set, 0);
      const busy = old.some((set) => ownedBy(this.state, "/pods", set).some(isActive));
      if (!busy) this.scale(current, this.replicas);
      return;
    }
    const room = rolloutRoom(fieldsAt(this.deployment, "spec", "strategy", "rollingUpdate"), this.replicas);
    const counts = countsOf(this.state.store.get(SETS, namespaceOf(current), nameOf(current)) ?? current);
    const up = nextScaleUp(this.replicas, room, counts, old.map(countsOf));
    this.scale(current, up);
    nextScaleDowns(this.replicas, room, { ...counts, wanted: up }, old.map(countsOf)).forEach((wanted, i) => {
      const set = old[i];
      if (set !== undefined) this.scale(set, wanted);
    });
  }

  private scale(set: Fields, replicas: number): void {
    const latest = this.state.store.get(SETS, namespaceOf(set), nameOf(set));
    if (latest === undefined || numberAt(latest, "spec", "replicas") === replicas) return;
    changeOwned(this.state, this.setType, latest, (changed) => {
      child(changed, "spec")["replicas"] = replicas;
    });
  }

  private forgetOldSets(old: readonly Fields[]): void {
    const limit = numberAt(this.deployment, "spec", "revisionHistoryLimit") ?? 10;
    const empty = old.filter(
      (set) => countsOf(set).wanted === 0 && numberAt(set, "status", "replicas") === 0,
    );
    empty.sort((a, b) => revisionOf(a) - revisionOf(b));
    for (const set of empty.slice(0, Math.max(0, empty.length - limit))) removeOwned(this.state, SETS, set);
  }
}
