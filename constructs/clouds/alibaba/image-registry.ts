import { Fn } from "cdktf";
import { Construct, DependencyGroup, IDependable } from "constructs";
import { CrArtifactLifecycleRule } from "../../../.gen/providers/alicloud/cr-artifact-lifecycle-rule";
import { CrEeInstance } from "../../../.gen/providers/alicloud/cr-ee-instance";
import { CrEeNamespace } from "../../../.gen/providers/alicloud/cr-ee-namespace";
import { CrEeRepo } from "../../../.gen/providers/alicloud/cr-ee-repo";
import { CrVpcEndpointLinkedVpc } from "../../../.gen/providers/alicloud/cr-vpc-endpoint-linked-vpc";
import { CsKubernetesAddon } from "../../../.gen/providers/alicloud/cs-kubernetes-addon";
import { ICluster, IImageRegistry, ImageRegistryProps, RegistryTier } from "../../contracts";
import { ConstructError } from "../../core/construct-error";
import { pinLogicalId } from "../../core/logical-id";
import { environmentName } from "../environment-name";
import { firstSubnet } from "../first-subnet";
import { imageReference } from "../image-reference";
import { checkKeptTags } from "../kept-tags";
import { ImageBucket } from "./image-bucket";
import { REGISTRY_NAME } from "./names";
import { InAlibabaCloud } from "./settings";

/** Properties of AcrRegistry. */
export interface AcrRegistryProps extends Omit<ImageRegistryProps, "existingHost">, InAlibabaCloud {}

/** The cloud's names of the editions. */
const EDITIONS: Readonly<Record<RegistryTier, string>> = {
  basic: "Basic",
  standard: "Standard",
  premium: "Advanced",
};

/** Where the cluster's helper puts the credential that it renews by itself. */
const RENEWED_PULL_SECRET = "acr-credential-secret-aggregation";

/** The helper gives its credential to an account too: one that nothing here uses. */
const HELPED_ACCOUNT = "default";

/** Names of namespaces. @see https://www.alibabacloud.com/help/en/acr/user-guide/manage-namespaces-on-a-container-registry-enterprise-edition-instance */
const NAMESPACE = /^(?=.{2,120}$)[a-z0-9]+([._-][a-z0-9]+)*$/;

/**
 * An ACR registry of the environment, Enterprise Edition. It is closed to the internet; nodes reach it by a host name that
 * resolves to a private address within the network.
 *
 * It is paid for by the month and renews itself; destroying it asks for the rest of the money back. Its edition is read once.
 */
export class AcrRegistry extends Construct implements IImageRegistry {
  public readonly host: string;
  public readonly pullSecretName: string;
  public readonly pullable: IDependable;

  private readonly repositories: ReadonlySet<string>;

  public constructor(scope: Construct, id: string, props: AcrRegistryProps) {
    super(scope, id);
    const { settings, network, cluster, namespace, repositories, keepTags, tier = "basic" } = props;
    const vswitchId = firstSubnet(this, network, "to attach the registry to");
    if (!NAMESPACE.test(namespace)) {
      throw new ConstructError(
        this,
        `namespace must be 2 to 120 lower-case letters and digits with single '.', '_' or '-' between them, got '${namespace}'`,
      );
    }
    checkKeptTags(this, keepTags);

    const registryName =
      props.registryName ?? environmentName(this, settings, [id.toLowerCase()], REGISTRY_NAME);
    const bucket = new ImageBucket(this, "Bucket", { settings, registryName });
    const registry = new CrEeInstance(this, "Resource", {
      instanceName: registryName,
      instanceType: EDITIONS[tier],
      paymentType: "Subscription",
      period: 1,
      renewalStatus: "AutoRenewal",
      renewPeriod: 1,
      defaultOssBucket: "false",
      customOssBucket: bucket.bucketName,
    });
    pinLogicalId(registry, id, "acr");
    // The registry writes as soon as it is there, and must be gone before its bucket.
    registry.node.addDependency(bucket);
    const imageNamespace = new CrEeNamespace(this, "Namespace", {
      instanceId: registry.id,
      name: namespace,
      autoCreate: false,
      defaultVisibility: "PRIVATE",
    });
    pinLogicalId(imageNamespace, id, "namespace");
    const held = repositories.map((name) => {
      const repository = new CrEeRepo(this, `Repository-${name.replaceAll("/", "-")}`, {
        instanceId: registry.id,
        namespace: imageNamespace.name,
        name,
        repoType: "PRIVATE",
        summary: name,
      });
      pinLogicalId(repository, id, `repository-${name.replaceAll("/", "-")}`);
      return repository;
    });
    if (keepTags !== undefined) {
      new CrArtifactLifecycleRule(this, "TagRetention", {
        instanceId: registry.id,
        scope: "NAMESPACE",
        namespaceName: imageNamespace.name,
        auto: true,
        scheduleTime: "DAY",
        retentionTagCount: keepTags,
      });
    }
    const link = new CrVpcEndpointLinkedVpc(this, "Link", {
      instanceId: registry.id,
      vpcId: network.networkId,
      vswitchId,
      moduleName: "Registry",
      enableCreateDnsRecordInPvzt: true,
    });

    this.host = `${registryName}-registry-vpc.${settings.region}.cr.aliyuncs.com`;
    this.pullSecretName = props.pullSecretName ?? RENEWED_PULL_SECRET;
    this.repositories = new Set(repositories.map((name) => `${namespace}/${name}`));
    const puller =
      cluster === undefined || props.pullSecretName !== undefined
        ? []
        : [this.puller(cluster, registry.id, settings.region, props.pullingNamespace)];
    this.pullable = new DependencyGroup(link, ...held, ...puller);
  }

  public imageReference(repository: string, digest: string): string {
    const held = this.repositories.has(repository);
    return imageReference(this, { host: this.host, repository, held, digest });
  }

  /** A registry has no login that pulls and does nothing else; the cluster makes one for an hour, again and again. */
  private puller(
    cluster: ICluster,
    instanceId: string,
    regionId: string,
    watchNamespace = "all",
  ): CsKubernetesAddon {
    const addon = new CsKubernetesAddon(this, "Puller", {
      clusterId: cluster.clusterId,
      name: "managed-aliyun-acr-credential-helper",
      config: Fn.jsonencode({
        AcrInstanceInfo: [{ instanceId, regionId }],
        watchNamespace,
        serviceAccount: HELPED_ACCOUNT,
      }),
    });
    addon.node.addDependency(cluster.nodesReady);
    return addon;
  }
}
