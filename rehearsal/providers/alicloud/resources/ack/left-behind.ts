import { isJsonObject } from "../../../../cluster/json";
import { RehearsalCluster } from "../../../../cluster/control-plane";
import { copyFields, Fields, itemsAt, textAt as fieldAt } from "../../../../cluster/memory/json/tree";
import { ObjectValue } from "../../../../plugin/value";
import { objectsAt, textAt, textsAt } from "../../../cloud/values";
import { wholeValue } from "../../../cloud/whole-value";
import { AlibabaCloud } from "../../cloud";
import { ALICLOUD_SCHEMA } from "../../schema";
import { ADDON_TYPE } from "./addons";
import { BALANCER_ID } from "./named-balancer";

/** What becomes of a kind of thing when nobody says. Load balancers of services go; logs and application balancers stay. */
const USUALLY_DELETED: ReadonlySet<string> = new Set(["SLB"]);

/** Add-ons that write the logs of pods into a project of their own. */
const LOG_ADDONS: readonly string[] = ["logtail-ds", "loongcollector"];

/** A project for logs has no Terraform type here; this is what the store calls it. */
const LOG_PROJECT = "log_project";

/** An application load balancer has none either. */
const APPLICATION_BALANCER = "alb_load_balancer";

/**
 * What a cluster that goes leaves in the account, as its options for that say: load balancers of services that are still there,
 * logs of pods, and logs of the control plane. To be asked before the cluster is stopped.
 *
 * @param prior the cluster as Terraform knows it: options that were never applied are not in it
 */
export async function leaveBehind(cloud: AlibabaCloud, prior: ObjectValue): Promise<void> {
  const id = textAt(prior, "id");
  const cluster = await cloud.world.clusters.byName(id);
  if (keeps(prior, "SLB")) {
    for (const service of await ownBalancers(cluster)) {
      const type = "alicloud_slb_load_balancer";
      const made = cloud.newId(type, "lb-", `${id} ${service}`, 21);
      cloud.put(
        type,
        made,
        wholeValue(ALICLOUD_SCHEMA, type, made, { load_balancer_name: `k8s/${id}/${service}` }),
      );
    }
  }
  if (keeps(prior, "ALB")) {
    for (const name of await albConfigs(cluster)) {
      cloud.put(APPLICATION_BALANCER, `alb-${id.slice(1, 9)}-${name}`, { id: name, cluster: id });
    }
  }
  const writesLogs = [...cloud.list(ADDON_TYPE).map(({ value }) => value), ...installedAtStart(prior)].some(
    (addon) => LOG_ADDONS.includes(textAt(addon, "name")),
  );
  if (writesLogs && keeps(prior, "SLS_Data")) leaveProject(cloud, id, `k8s-log-${id}`);
  if (textsAt(prior, "control_plane_log_components").length > 0 && keeps(prior, "SLS_ControlPlane")) {
    leaveProject(cloud, id, textAt(prior, "control_plane_log_project") || `k8s-log-${id}`);
  }
}

function leaveProject(cloud: AlibabaCloud, clusterId: string, name: string): void {
  cloud.put(LOG_PROJECT, name, { id: name, cluster: clusterId });
}

function keeps(prior: ObjectValue, resourceType: string): boolean {
  const said = objectsAt(prior, "delete_options").find((option) => option["resource_type"] === resourceType);
  const mode = textAt(said, "delete_mode");
  return mode === "" ? !USUALLY_DELETED.has(resourceType) : mode === "retain";
}

const installedAtStart = (prior: ObjectValue): readonly ObjectValue[] =>
  objectsAt(prior, "addons").filter((addon) => addon["disabled"] !== true);

/** Services with a load balancer that was made for them, as `namespace/name`. */
async function ownBalancers(cluster: RehearsalCluster | undefined): Promise<readonly string[]> {
  const services = await listed(cluster, "/api/v1/services");
  return services
    .filter((service) => fieldAt(service, "spec", "type") === "LoadBalancer")
    .filter((service) => fieldAt(service, "metadata", "annotations", BALANCER_ID) === undefined)
    .map((service) => `${fieldAt(service, "metadata", "namespace")}/${fieldAt(service, "metadata", "name")}`);
}

async function albConfigs(cluster: RehearsalCluster | undefined): Promise<readonly string[]> {
  const found = await listed(cluster, "/apis/alibabacloud.com/v1/albconfigs");
  return found.map((config) => fieldAt(config, "metadata", "name") ?? "");
}

async function listed(cluster: RehearsalCluster | undefined, path: string): Promise<readonly Fields[]> {
  if (cluster === undefined) return [];
  const { status, body } = await cluster.api.request({ method: "GET", path });
  return status === 200 && isJsonObject(body) ? itemsAt(copyFields(body), "items") : [];
}
