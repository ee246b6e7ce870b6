/** Where in the environment file something comes from; `undefined` for what no field decides. */
type Field = string | undefined;

/** Constructs, and the fields behind them. */
interface ConfigFields {
  /** Path within the stack: `*` is one step that the field takes over as `*`; what is below belongs to it too. */
  readonly construct: string;

  /** What is written in the environment file, such as `nodePools.*`. */
  readonly field: Field;

  /** Fields behind single attributes, by what their paths end with. Positions in lists are left out. */
  readonly attributes?: Readonly<Record<string, string>>;
}

/** Decided by the program: there is nothing to change in a file. */
const NONE: Field = undefined;

/** Where something is: a subnet is in one zone, and what is in it moves along with it. */
const ZONE = {
  availability_zone: "cloud.zone",
  zone: "cloud.zone",
  zone_id: "cloud.zone",
  subnet_id: "cloud.zone",
  vswitch_id: "cloud.zone",
};

const FIELDS: Readonly<Record<string, readonly ConfigFields[]>> = {
  foundation: [
    { construct: "Network", field: "network", attributes: { cidr_block: "network.cidr", ...ZONE } },
    {
      construct: "Cluster/Resource",
      field: "cluster",
      attributes: {
        cluster_version: "cluster.kubernetesVersion",
        version: "cluster.kubernetesVersion",
        service_cidr: "cluster.serviceCidr",
      },
    },
    { construct: "Cluster/Endpoint", field: "cluster.endpoint" },
    { construct: "Cluster/Endpoint/Admission", field: "cluster.endpoint.allowedCidrs" },
    { construct: "Cluster/NodeAdmission", field: "network" },
    { construct: "Cluster/CardSharing", field: "nodePools" },
    { construct: "Cluster/Scaling", field: NONE },
    { construct: "Cluster/FileSystemDriver", field: NONE },
    { construct: "Cluster/NetworkPolicies", field: NONE },
    {
      construct: "Cluster/NodePool-*",
      field: "nodePools.*",
      attributes: {
        instance_types: "nodePools.*.instanceType",
        min_size: "nodePools.*.min",
        max_size: "nodePools.*.max",
        "scaling_config.type": "nodePools.*.gpuSharing",
        min_replicas: "nodePools.*.min",
        replicas: "nodePools.*.min",
        max_replicas: "nodePools.*.max",
        labels: "nodePools.*.gpuSharing",
      },
    },
    {
      construct: "Models",
      field: "models",
      attributes: {
        capacity: "models.sizeGiB",
        auth_client_ip: "network.cidr",
        source_cidr_ip: "network.cidr",
        ...ZONE,
      },
    },
    {
      construct: "Models/SnapshotPolicy",
      field: "models.snapshots",
      attributes: { alive_days: "models.snapshots.keep", interval_days: "models.snapshots.everyDays" },
    },
    { construct: "Models/Snapshots", field: "models.snapshots" },
    {
      construct: "Models/Backups",
      field: "models.snapshots",
      attributes: { retention: "models.snapshots.keep", schedule: "models.snapshots.everyDays" },
    },
    {
      construct: "Outputs",
      field: "outputs",
      attributes: {
        capacity: "outputs.sizeGiB",
        auth_client_ip: "network.cidr",
        source_cidr_ip: "network.cidr",
        ...ZONE,
      },
    },
    {
      construct: "Images",
      field: "registry",
      attributes: {
        instance_type: "registry.tier",
        name: "registry.name",
        instance_name: "registry.name",
      },
    },
    { construct: "Images/Bucket", field: "registry.name" },
    { construct: "Images/Namespace", field: "registry.namespace" },
    { construct: "Images/Repository-*", field: "diffusion.image.repository" },
    { construct: "Images/TagRetention", field: "registry.keepTags" },
    { construct: "Images/Puller", field: "registry.pullSecret" },
    {
      construct: "Entry",
      field: "ingress",
      attributes: {
        // On the internet only for ranges that may come in from there.
        network_type: "diffusion.access.allowedCidrs",
        address_type: "diffusion.access.allowedCidrs",
        internet_charge_type: "diffusion.access.allowedCidrs",
        ...ZONE,
      },
    },
    { construct: "Entry/Admission", field: "diffusion.access.allowedCidrs" },
    { construct: "Entry/Admission-*", field: "diffusion.access.allowedCidrs" },
  ],
  platform: [
    { construct: "Namespace", field: "diffusion.namespace" },
    { construct: "Autoscaler", field: "diffusion.scaling" },
    { construct: "Ingress", field: "ingress" },
  ],
  diffusion: [
    {
      construct: "Service/Models",
      field: "models",
      attributes: { "requests.storage": "models.sizeGiB", "capacity.storage": "models.sizeGiB" },
    },
    {
      construct: "Service/Outputs",
      field: "outputs",
      attributes: { "requests.storage": "outputs.sizeGiB", "capacity.storage": "outputs.sizeGiB" },
    },
    {
      construct: "Service/Outputs/Expiry",
      field: "outputs.expireAfterDays",
      attributes: { image: "diffusion.image" },
    },
    {
      construct: "Service/WebUi/Workload",
      field: "diffusion",
      attributes: {
        image: "diffusion.image",
        replicas: "diffusion.scaling.min",
        "requests.cpu": "diffusion.resources.cpu",
        "limits.cpu": "diffusion.resources.cpu",
        "requests.memory": "diffusion.resources.memoryGiB",
        "limits.memory": "diffusion.resources.memoryGiB",
        limits: "diffusion.gpu",
        requests: "diffusion.gpu",
        secret_key_ref: "diffusion.access.apiAuthSecret",
        secret_name: "diffusion.access.apiAuthSecret",
        node_selector: "diffusion.gpu.pool",
        timeouts: "diffusion.scaling.max",
      },
    },
    {
      construct: "Service/WebUi/Workload/Service",
      field: "diffusion",
      attributes: { annotations: "diffusion.access" },
    },
    { construct: "Service/WebUi/Workload/ServiceAccount", field: NONE },
    { construct: "Service/WebUi/Workload/DisruptionBudget", field: "diffusion.scaling.min" },
    {
      construct: "Service/Access",
      field: "diffusion.access",
      attributes: {
        host: "diffusion.access.host",
        hosts: "diffusion.access.host",
        secret_name: "diffusion.access.tlsSecret",
        ingress_class_name: "ingress.className",
        hostnames: "diffusion.access.host",
        parentRefs: "ingress.gateway",
        "parentRefs.name": "ingress.gateway.name",
        "parentRefs.namespace": "ingress.gateway.namespace",
        "parentRefs.sectionName": "ingress.gateway.listener",
        annotations: "diffusion.access",
      },
    },
    { construct: "Service/Access/Route/DeadEnd", field: NONE },
    {
      construct: "Service/Autoscaling",
      field: "diffusion.scaling",
      attributes: {
        minReplicaCount: "diffusion.scaling.min",
        maxReplicaCount: "diffusion.scaling.max",
        targetValue: "diffusion.scaling.queuePerReplica",
        start: "diffusion.scaling.schedule",
        end: "diffusion.scaling.schedule",
        timezone: "diffusion.scaling.schedule",
        desiredReplicas: "diffusion.scaling.schedule",
      },
    },
  ],
};

/** Fields behind attributes that mean the same wherever a construct does not say otherwise, by stack. */
const ANYWHERE: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  foundation: {
    tags: "tags",
    deletion_protection: "retain",
    delete_protect: "retain",
    delete_bucket: "retain",
    force_delete: "retain",
    resource_delete_options: "retain",
  },
  diffusion: { namespace: "diffusion.namespace", image_pull_secrets: "registry.pullSecret" },
};

/** What is known of where a construct comes from. */
export type ConfigOrigin =
  | { readonly kind: "field"; readonly path: readonly string[] }
  /** The program decides, and no file. */
  | { readonly kind: "none" };

/**
 * The field of the environment file behind a construct or one of its attributes.
 *
 * @param constructPath - as CDKTF writes it, such as `tencent-dev-foundation/Cluster/NodePool-gpu/Resource`.
 * @param attribute - path of an attribute such as `["native", 0, "scaling", 0, "max_replicas"]`.
 * @returns undefined for what no stack of ours has.
 */
export function configOrigin(
  constructPath: string,
  attribute: readonly (string | number)[] = [],
): ConfigOrigin | undefined {
  const [stack = "", ...steps] = constructPath.split("/");
  const kind = stack.slice(stack.lastIndexOf("-") + 1);
  const fields = FIELDS[kind] ?? [];
  let best: { readonly fields: ConfigFields; readonly star: string } | undefined;
  for (const each of fields) {
    const star = match(each.construct.split("/"), steps);
    const longer = each.construct.length > (best?.fields.construct.length ?? -1);
    if (star !== undefined && longer) best = { fields: each, star };
  }
  if (best === undefined) return undefined;
  const { attributes, field: whole } = best.fields;
  const field = attributeField(attributes, attribute) ?? attributeField(ANYWHERE[kind], attribute) ?? whole;
  if (field === undefined) return { kind: "none" };
  const { star } = best;
  return { kind: "field", path: field.split(".").map((step) => (step === "*" ? star : step)) };
}

/** What the star of a pattern stands for, empty without one; undefined when the path does not begin like the pattern. */
function match(pattern: readonly string[], steps: readonly string[]): string | undefined {
  let star = "";
  for (const [index, each] of pattern.entries()) {
    const step = steps[index];
    if (step === undefined) return undefined;
    if (each.endsWith("*") && step.startsWith(each.slice(0, -1))) star = step.slice(each.length - 1);
    else if (each !== step) return undefined;
  }
  return star;
}

function attributeField(
  attributes: ConfigFields["attributes"],
  path: readonly (string | number)[],
): string | undefined {
  if (attributes === undefined) return undefined;
  const names = path.filter((step) => typeof step === "string");
  // The most special: two last names before one, the innermost before what is around it.
  for (let end = names.length; end > 0; end -= 1) {
    const one = names[end - 1] ?? "";
    const two = `${names[end - 2] ?? ""}.${one}`;
    for (const key of [two, one]) {
      if (Object.hasOwn(attributes, key)) return attributes[key];
    }
  }
  return undefined;
}
