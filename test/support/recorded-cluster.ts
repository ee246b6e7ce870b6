import { ControlPlane, RehearsalCluster } from "../../rehearsal/cluster/control-plane";
import { ApiRequest, ApiResponse, Json, JsonObject } from "../../rehearsal/cluster/kubernetes-api";
import { kubernetesProvider } from "../../rehearsal/providers/kubernetes";
import { TerraformBinary } from "../../rehearsal/terraform/find";
import { Terraform } from "../../rehearsal/terraform/terraform";
import { ConversionCase, readRecorded } from "./kubernetes-fixtures";
import { asApplied } from "./kubernetes/recorded";
import { RehearsedProject, rehearsedProject } from "./rehearsed-project";

/** A request that changed something, and its answer. */
export interface Write {
  readonly request: ApiRequest;
  readonly response: ApiResponse;
}

/** A project whose Terraform talks to one cluster, as the recording's did. */
export interface RecordedCluster extends RehearsedProject {
  readonly cluster: RehearsalCluster;

  /** Every write since the last call. */
  takeWrites(): readonly Write[];

  /** Replaces the configuration by these resources, and imports some by their ids. */
  configure(
    resources: Iterable<readonly [address: string, config: Json]>,
    imports?: Readonly<Record<string, string>>,
  ): Promise<void>;

  /** Makes a call to the API; fails when it is refused. */
  call(request: ApiRequest): Promise<JsonObject>;

  /** The resources of the state by address. */
  state(): Promise<ReadonlyMap<string, JsonObject>>;

  /** Plans; the planned changes by address. */
  plan(): Promise<RecordedPlan>;
}

/** A plan as Terraform shows it. */
export interface RecordedPlan {
  readonly refreshed: ReadonlyMap<string, JsonObject>;
  readonly changes: ReadonlyMap<string, PlannedChange>;
}

/** What a plan does to one resource. */
export interface PlannedChange {
  readonly actions: readonly string[];
  readonly before: JsonObject | null;
  readonly after: JsonObject | null;
  readonly after_unknown: JsonObject;
  readonly replace_paths?: readonly (readonly (string | number)[])[];
}

interface Shown {
  values?: { root_module?: { resources?: { address: string; values: JsonObject }[] } };
}

/** Starts a cluster with one machine, and a project for it. */
export async function recordedCluster(
  binary: TerraformBinary,
  controlPlane: ControlPlane,
): Promise<RecordedCluster> {
  const project = await rehearsedProject(binary, (world) => [kubernetesProvider(world)], controlPlane);
  const cluster = await project.world.clusters.standing();
  await addMachine(cluster, "gpu-0");
  const writes: Write[] = [];
  spy(cluster, writes);
  await project.write({});
  const recorded: RecordedCluster = {
    ...project,
    cluster,
    takeWrites: () => writes.splice(0),
    configure: (resources, imports = {}) => project.write(configuration(resources, imports)),
    call: async (request) => {
      const { status, body } = await cluster.api.request(request);
      if (status >= 400) throw new Error(`${request.method} ${request.path}: ${JSON.stringify(body)}`);
      return body as JsonObject;
    },
    state: async () => resourcesOf(await project.terraform.showJson()),
    plan: () => planOf(project.terraform),
  };
  return recorded;
}

/** Plans; the planned changes by address. */
export async function planOf(terraform: Terraform): Promise<RecordedPlan> {
  await terraform.plan({ out: "plan.bin" });
  const shown = (await terraform.showJson("plan.bin")) as {
    prior_state?: Shown;
    resource_changes?: { address: string; change: PlannedChange }[];
  };
  const changes = (shown.resource_changes ?? [])
    .filter(({ change }) => change.actions.join() !== "no-op")
    .map(({ address, change }) => [address, change] as const);
  return { refreshed: resourcesOf(shown.prior_state ?? {}), changes: new Map(changes) };
}

/** Creates what was there before the recording of conversions began. */
export async function makePrerequisites(recorded: RecordedCluster): Promise<void> {
  const { prerequisites } = readRecorded<{
    prerequisites: { objects: JsonObject[]; custom_resource_definition: JsonObject };
    resources: ConversionCase[];
  }>("conversion");
  const { objects, custom_resource_definition: definition } = prerequisites;
  const plurals: Record<string, string> = {
    Namespace: "namespaces",
    ConfigMap: "configmaps",
    Service: "services",
    Deployment: "deployments",
    CustomResourceDefinition: "customresourcedefinitions",
  };
  for (const object of [definition, ...objects]) {
    const apiVersion = String(object["apiVersion"]);
    const root = apiVersion.includes("/") ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
    const namespace = (object["metadata"] as JsonObject)["namespace"];
    const inside = typeof namespace === "string" ? `/namespaces/${namespace}` : "";
    const path = `${root}${inside}/${plurals[String(object["kind"])] ?? ""}`;
    await recorded.call({ method: "POST", path, body: object === definition ? object : asApplied(object) });
  }
  recorded.takeWrites();
}

/** A configuration of these resources. */
export function configuration(
  resources: Iterable<readonly [address: string, config: Json]>,
  imports: Readonly<Record<string, string>> = {},
  kubeconfig = "/nowhere/kubeconfig",
): object {
  const resource: Record<string, Record<string, Json>> = {};
  for (const [address, config] of resources) {
    const [type = "", name = ""] = address.split(".");
    (resource[type] ??= {})[name] = config;
  }
  return {
    terraform: { required_providers: { kubernetes: { source: "hashicorp/kubernetes" } } },
    provider: { kubernetes: { config_path: kubeconfig } },
    ...(Object.keys(resource).length > 0 ? { resource } : {}),
    import: Object.entries(imports).map(([to, id]) => ({ to, id })),
  };
}

function addMachine(cluster: RehearsalCluster, name: string): Promise<void> {
  const capacity = {
    cpu: "64",
    memory: "256Gi",
    pods: "110",
    "nvidia.com/gpu": "8",
    "ephemeral-storage": "200Gi",
  };
  return cluster.addNode({
    name,
    labels: { "kubernetes.io/os": "linux", "kubernetes.io/hostname": name },
    taints: [],
    capacity,
    allocatable: capacity,
  });
}

/** The cluster's own API notes what it is asked to write. */
function spy({ api }: RehearsalCluster, writes: Write[]): void {
  const request = api.request.bind(api);
  api.request = async (asked) => {
    const response = await request(asked);
    if (asked.method !== "GET") writes.push({ request: asked, response });
    return response;
  };
}

function resourcesOf(shown: unknown): ReadonlyMap<string, JsonObject> {
  const { values } = shown as Shown;
  const resources = values?.root_module?.resources ?? [];
  return new Map(resources.map(({ address, values: value }) => [address, value]));
}
