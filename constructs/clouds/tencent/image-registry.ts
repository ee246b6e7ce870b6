import { Construct, DependencyGroup, IDependable } from "constructs";
import { TcrInstance } from "../../../.gen/providers/tencentcloud/tcr-instance";
import { TcrNamespace } from "../../../.gen/providers/tencentcloud/tcr-namespace";
import { TcrRepository } from "../../../.gen/providers/tencentcloud/tcr-repository";
import { TcrServiceAccount } from "../../../.gen/providers/tencentcloud/tcr-service-account";
import { TcrTagRetentionRule } from "../../../.gen/providers/tencentcloud/tcr-tag-retention-rule";
import { TcrVpcAttachment } from "../../../.gen/providers/tencentcloud/tcr-vpc-attachment";
import { IImageRegistry, ImageRegistryProps, PullCredential } from "../../contracts";
import { ConstructError } from "../../core/construct-error";
import { pinLogicalId } from "../../core/logical-id";
import { imageReference } from "../image-reference";
import { checkKeptTags } from "../kept-tags";
import { firstSubnet } from "../first-subnet";
import { environmentName } from "../environment-name";
import { REGISTRY_NAME, SERVICE_ACCOUNT_NAME } from "./names";
import { InTencentCloud } from "./settings";

/** Properties of TcrRegistry. */
export interface TcrRegistryProps extends Omit<ImageRegistryProps, "existingHost">, InTencentCloud {}

/** Days a pull credential lives. The cloud takes no unlimited one; rotation is a change of the secret, not of this. */
const CREDENTIAL_DAYS = 3650;

/** The registry is private, so that a pod without a credential never starts. */
const DEFAULT_PULL_SECRET = "registry-pull";

/** Every service account's login begins like this; the cloud adds it to the name asked for. */
const LOGIN_PREFIX = "tcr$";

/** Names of namespaces. @see https://www.tencentcloud.com/zh/document/product/1051/50698 */
const NAMESPACE = /^(?=.{2,30}$)[a-z0-9]+([._-][a-z0-9]+)*$/;

/**
 * A TCR registry of the environment. It is closed to the internet; nodes reach it by its ordinary host name,
 * which resolves to a private address within the network.
 */
export class TcrRegistry extends Construct implements IImageRegistry {
  public readonly host: string;
  public readonly pullSecretName?: string;
  public readonly pullCredential: PullCredential;
  public readonly pullable: IDependable;

  private readonly repositories: ReadonlySet<string>;

  public constructor(scope: Construct, id: string, props: TcrRegistryProps) {
    super(scope, id);
    const { settings, network, namespace, repositories, keepTags, tier = "basic" } = props;
    const { registryName, pullSecretName = DEFAULT_PULL_SECRET } = props;
    const subnetId = firstSubnet(this, network, "to attach the registry to");
    if (!NAMESPACE.test(namespace)) {
      throw new ConstructError(
        this,
        `namespace must be 2 to 30 lower-case letters and digits with single '.', '_' or '-' between them, got '${namespace}'`,
      );
    }
    checkKeptTags(this, keepTags);

    const registry = new TcrInstance(this, "Resource", {
      name: registryName ?? environmentName(this, settings, [id.toLowerCase()], REGISTRY_NAME),
      instanceType: tier,
      openPublicOperation: false,
      deletionProtection: settings.retain,
      deleteBucket: !settings.retain,
    });
    pinLogicalId(registry, id, "tcr");
    const imageNamespace = new TcrNamespace(this, "Namespace", {
      instanceId: registry.id,
      name: namespace,
      isPublic: false,
    });
    pinLogicalId(imageNamespace, id, "namespace");
    const held = repositories.map((name) => {
      const repository = new TcrRepository(this, `Repository-${name.replaceAll("/", "-")}`, {
        instanceId: registry.id,
        namespaceName: imageNamespace.name,
        name,
        forceDelete: !settings.retain,
      });
      pinLogicalId(repository, id, `repository-${name.replaceAll("/", "-")}`);
      return repository;
    });
    if (keepTags !== undefined) {
      new TcrTagRetentionRule(this, "TagRetention", {
        registryId: registry.id,
        namespaceName: imageNamespace.name,
        cronSetting: "daily",
        retentionRule: { key: "latestPushedK", value: keepTags },
      });
    }
    const attachment = new TcrVpcAttachment(this, "Attachment", {
      instanceId: registry.id,
      vpcId: network.networkId,
      subnetId,
      enablePublicDomainDns: true,
    });
    const accountName = environmentName(this, settings, ["pull"], SERVICE_ACCOUNT_NAME);
    const puller = new TcrServiceAccount(this, "Puller", {
      registryId: registry.id,
      name: accountName,
      duration: CREDENTIAL_DAYS,
      permissions: [{ resource: imageNamespace.name, actions: ["tcr:PullRepository"] }],
    });

    this.host = registry.publicDomain;
    this.pullSecretName = pullSecretName;
    this.pullCredential = { userName: LOGIN_PREFIX + accountName, password: puller.password };
    this.repositories = new Set(repositories.map((name) => `${namespace}/${name}`));
    this.pullable = new DependencyGroup(attachment, puller, ...held);
  }

  public imageReference(repository: string, digest: string): string {
    const held = this.repositories.has(repository);
    return imageReference(this, { host: this.host, repository, held, digest });
  }
}
