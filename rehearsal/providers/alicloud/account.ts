import { ObjectValue } from "../../plugin/value";
import { textAt } from "../cloud/values";
import { apiError } from "./api-error";

/** A machine type that is not there to be bought. */
export interface SoldOut {
  /** Such as `ecs.gn7i-c16g1.4xlarge`. */
  readonly instanceType: string;

  /**
   * Where.
   *
   * @default - in every zone.
   */
  readonly zone?: string;
}

/** What the account lacks that a rehearsal runs in. Without it, everything is there. */
export interface AccountLimits {
  /**
   * Services whose first page in the console nobody has opened, such as `NAS`.
   *
   * @default [] all are activated
   */
  readonly closedServices?: readonly string[];

  /**
   * Roles by which services act for the account, and which nobody has granted.
   *
   * @default [] all are there
   */
  readonly missingRoles?: readonly string[];

  /**
   * What the user of Terraform may not do, such as `nas:CreateFileSystem`, or all of a service: `nas:*`.
   *
   * @default [] it may do everything
   */
  readonly forbiddenActions?: readonly string[];

  /**
   * Whether no money is given back for what was ordered by the month, so that it stays until its month is over.
   *
   * @default false
   */
  readonly refusesRefunds?: boolean;

  /**
   * Machines that cannot be had.
   *
   * @default [] all can
   */
  readonly soldOut?: readonly SoldOut[];
}

/** What making something takes of the account. */
interface Requirement {
  readonly service: string;

  /** The action that has to be allowed, which is also the call of the API. */
  readonly action: `${string}:${string}`;

  /** Roles that the service acts by. */
  readonly roles?: (planned: ObjectValue) => readonly string[];
}

/**
 * Roles of a managed cluster with Terway and NAS: of the service itself, and of what it runs for the cluster.
 *
 * @see https://github.com/cloud-barista/cb-spider/issues/1407 (the refusal of an account without them)
 */
export const CLUSTER_ROLES: readonly string[] = [
  "AliyunCSDefaultRole",
  "AliyunCSManagedKubernetesRole",
  "AliyunCSManagedNetworkRole",
  "AliyunCSManagedCsiRole",
  "AliyunCSManagedCsiPluginRole",
  "AliyunCSManagedCsiProvisionerRole",
  "AliyunCSManagedLogRole",
  "AliyunCSManagedCmsRole",
  "AliyunCSManagedArmsRole",
  "AliyunCSManagedVKRole",
  "AliyunCSServerlessKubernetesRole",
  "AliyunCSKubernetesAuditRole",
];

const REQUIREMENTS: Readonly<Record<string, Requirement>> = {
  alicloud_cs_managed_kubernetes: {
    service: "ACK",
    action: "cs:CreateCluster",
    roles: () => CLUSTER_ROLES,
  },
  alicloud_cs_kubernetes_node_pool: {
    service: "ACK",
    action: "cs:CreateClusterNodePool",
    roles: () => ["AliyunOOSLifecycleHook4CSRole", "AliyunCSManagedNlcRole"],
  },
  alicloud_cs_autoscaling_config: {
    service: "ACK",
    action: "cs:CreateAutoscalingConfig",
    roles: () => ["AliyunCSManagedAutoScalerRole"],
  },
  alicloud_cs_kubernetes_addon: {
    service: "ACK",
    action: "cs:InstallClusterAddons",
    roles: (addon) =>
      textAt(addon, "name") === "managed-aliyun-acr-credential-helper" ? ["AliyunCSManagedAcrRole"] : [],
  },
  alicloud_cr_ee_instance: {
    service: "ACR",
    action: "bss:CreateInstance",
    roles: (registry) =>
      textAt(registry, "custom_oss_bucket") === "" ? [] : ["AliyunContainerRegistryCustomizedOSSBucketRole"],
  },
  alicloud_nas_file_system: { service: "NAS", action: "nas:CreateFileSystem" },
  alicloud_oss_bucket: { service: "OSS", action: "oss:PutBucket" },
  alicloud_hbr_vault: {
    service: "HBR",
    action: "hbr:CreateVault",
    roles: () => ["AliyunHBRDefaultRole"],
  },
  alicloud_vpc: { service: "VPC", action: "vpc:CreateVpc" },
  alicloud_nat_gateway: { service: "NAT", action: "vpc:CreateNatGateway" },
  alicloud_eip_address: { service: "EIP", action: "vpc:AllocateEipAddress" },
  alicloud_slb_load_balancer: { service: "SLB", action: "slb:CreateLoadBalancer" },
};

/** Refuses what the account is not ready for, in the order in which the cloud looks. @throws OperationError */
export function requireAccount(limits: AccountLimits, typeName: string, planned: ObjectValue): void {
  const requirement = REQUIREMENTS[typeName];
  if (requirement === undefined) return;
  const { service, action, roles } = requirement;
  const [product = "", call = ""] = action.split(":");
  const { closedServices = [], missingRoles = [], forbiddenActions = [] } = limits;
  if (forbiddenActions.includes(action) || forbiddenActions.includes(`${product}:*`)) {
    const message = `The user of this access key may not do ${action}: a policy that allows it has to be attached to it in RAM.`;
    throw apiError(call, "Forbidden.RAM", message);
  }
  if (closedServices.includes(service)) {
    const message = `${service} is not activated in this account: somebody has to open its console once.`;
    throw apiError(call, "ServiceNotOpen", message);
  }
  const missing = roles?.(planned).filter((role) => missingRoles.includes(role)) ?? [];
  if (missing.length === 0) return;
  const message = `${service} acts by roles that nobody has granted: ${missing.join(", ")}. Its console asks for them.`;
  throw apiError(call, "ErrManagedAddonRoleNotAttach", message);
}

/** Whether a machine type cannot be had in a zone. */
export function isSoldOut({ soldOut = [] }: AccountLimits, instanceType: string, zone: string): boolean {
  return soldOut.some((each) => each.instanceType === instanceType && (each.zone ?? zone) === zone);
}
