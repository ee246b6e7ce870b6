import { holdsOf, Neighbours } from "../../../review/guard";
import { heldByType } from "../../../review/guard/holding-types";
import { KUBERNETES_STATEFUL_TYPES } from "../../../constructs/aspects/keep-stateful";
import { ALIBABA_STATEFUL_TYPES } from "../../../constructs/clouds/alibaba/stateful-types";
import { TENCENT_STATEFUL_TYPES } from "../../../constructs/clouds/tencent/stateful-types";
import { planned, planOf } from "../../support/planned-resources";

const heldBy = (first: object, ...others: readonly object[]): string | undefined => {
  const { resources } = planOf(first, ...others);
  return holdsOf(resources[0]!, new Neighbours(resources));
};
const gone = (address: string, before: object): object => planned(address, "delete", before, null);
const kept = (address: string, value: object): object => planned(address, "no-op", value, value);
const claim = gone("kubernetes_persistent_volume_claim_v1.c", {
  metadata: [{ name: "c", namespace: "work" }],
  spec: [{ volume_name: "v", storage_class_name: "fast" }],
});
const volume = (policy: string): object =>
  kept("kubernetes_persistent_volume_v1.v", {
    metadata: [{ name: "v" }],
    spec: [{ persistent_volume_reclaim_policy: policy }],
  });

describe("types that hold something", () => {
  it.each([
    ["tencentcloud_kubernetes_cluster", "cluster"],
    ["tencentcloud_kubernetes_native_node_pool", "pool"],
    ["tencentcloud_cfs_file_system", "files"],
    ["tencentcloud_cos_bucket", "objects"],
    ["tencentcloud_tcr_instance", "images"],
    ["tencentcloud_cbs_storage", "volume"],
    ["tencentcloud_mysql_instance", "database"],
    ["tencentcloud_clb_instance", "address"],
    ["tencentcloud_kms_key", "key"],
    ["alicloud_cs_managed_kubernetes", "cluster"],
    ["alicloud_cs_kubernetes_node_pool", "pool"],
    ["alicloud_nas_file_system", "files"],
    ["alicloud_oss_bucket", "objects"],
    ["alicloud_db_instance", "database"],
    ["alicloud_eip_address", "address"],
    ["aws_eks_cluster", "cluster"],
    ["aws_eks_node_group", "pool"],
    ["aws_s3_bucket", "objects"],
    ["aws_db_instance", "database"],
    ["aws_rds_cluster", "database"],
    ["aws_efs_file_system", "files"],
    ["aws_ebs_volume", "volume"],
    ["aws_ecr_repository", "images"],
    ["aws_eip", "address"],
    ["aws_kms_key", "key"],
    ["azurerm_kubernetes_cluster", "cluster"],
    ["azurerm_storage_account", "objects"],
    ["azurerm_managed_disk", "volume"],
    ["azurerm_mssql_database", "database"],
    ["azurerm_public_ip", "address"],
    ["google_container_cluster", "cluster"],
    ["google_container_node_pool", "pool"],
    ["google_storage_bucket", "objects"],
    ["google_sql_database_instance", "database"],
    ["google_compute_disk", "volume"],
    ["google_redis_instance", "database"],
    ["tls_private_key", "key"],
    ["random_password", "secret"],
  ])("%s", (type, held) => {
    expect(heldByType(type)).toBe(held);
  });

  it.each([
    "tencentcloud_cbs_storage_attachment",
    "tencentcloud_cos_bucket_policy",
    "tencentcloud_kubernetes_cluster_endpoint",
    "tencentcloud_security_group",
    "alicloud_ecs_disk_attachment",
    "alicloud_oss_bucket_acl",
    "aws_s3_bucket_policy",
    "aws_volume_attachment",
    "aws_elasticache_subnet_group",
    "aws_lb_listener",
    "google_storage_bucket_iam_member",
    "helm_release",
    "random_id",
    "null_resource",
  ])("not %s", (type) => {
    expect(heldByType(type)).toBeUndefined();
  });

  it("are at least all that the stacks of this project protect", () => {
    const ours = [...ALIBABA_STATEFUL_TYPES, ...TENCENT_STATEFUL_TYPES];
    expect(ours.filter((type) => heldByType(type) === undefined)).toEqual([]);
    expect(KUBERNETES_STATEFUL_TYPES).toEqual([
      "kubernetes_namespace_v1",
      "kubernetes_persistent_volume_claim_v1",
      "kubernetes_persistent_volume_v1",
    ]);
  });
});

describe("attributes tell what a type does not", () => {
  it("a bucket with the state of Terraform", () => {
    expect(heldBy(gone("tencentcloud_cos_bucket.b", { bucket: "acme-tfstate-125000" }))).toMatch(
      /^the state of Terraform/,
    );
    expect(heldBy(gone("aws_s3_bucket.b", { bucket: "estate-photos" }))).toBe("the objects of a bucket");
  });

  it("a load balancer within a network", () => {
    expect(heldBy(gone("tencentcloud_clb_instance.b", { network_type: "INTERNAL" }))).toMatch(
      /^an address within the network/,
    );
  });

  it("what only reads holds nothing", () => {
    const rest = { rest: { mode: "data" } };
    expect(heldBy(planned("aws_s3_bucket.b", "read", null, {}, rest))).toBeUndefined();
  });
});

describe("objects of Kubernetes", () => {
  it("a claim holds data unless its volume is kept", () => {
    expect(heldBy(claim)).toMatch(/nothing says that its volume is kept/);
    expect(heldBy(claim, volume("Retain"))).toBeUndefined();
    expect(heldBy(claim, volume("Delete"))).toMatch(/deleted with it/);
  });

  it("a claim goes by its class when nobody planned its volume", () => {
    const storage = (reclaim_policy: string): object =>
      kept("kubernetes_storage_class_v1.s", { metadata: [{ name: "fast" }], reclaim_policy });
    expect(heldBy(claim, storage("Retain"))).toBeUndefined();
    expect(heldBy(claim, storage("Delete"))).toMatch(/deleted with it/);
  });

  it("a policy that is turned down in the same plan keeps nothing", () => {
    const spec = (policy: string): object => ({
      metadata: [{ name: "v" }],
      spec: [{ persistent_volume_reclaim_policy: policy }],
    });
    const turned = planned("kubernetes_persistent_volume_v1.v", "update", spec("Retain"), spec("Delete"));
    expect(heldBy(claim, turned)).toMatch(/deleted with it/);
  });

  it("a manifest is what it says it is", () => {
    const manifest = { kind: "PersistentVolumeClaim", spec: { storageClassName: "fast" } };
    expect(heldBy(gone("kubernetes_manifest.c", { manifest }))).toMatch(/^the data of a claim/);
    expect(heldBy(gone("kubernetes_manifest.c", { manifest: { kind: "ConfigMap" } }))).toBeUndefined();
    const definition = { manifest: { kind: "CustomResourceDefinition" } };
    expect(heldBy(gone("kubernetes_manifest.c", definition))).toMatch(/^every object of a kind/);
  });

  it("a namespace holds what is known to be in it, and nothing when that is nothing", () => {
    const space = gone("kubernetes_namespace_v1.n", { metadata: [{ name: "work" }] });
    expect(heldBy(space)).toBeUndefined();
    expect(heldBy(space, claim, kept("helm_release.db", { namespace: "work" }))).toBe(
      "everything in a namespace, also what nobody planned: among it helm_release.db and 1 more",
    );
  });

  it("a service holds the address that was made for it, and not one that is kept elsewhere", () => {
    const service = (annotations: object, type = "LoadBalancer"): object =>
      gone("kubernetes_service_v1.s", { metadata: [{ name: "s", annotations }], spec: [{ type }] });
    expect(heldBy(service({}))).toMatch(/address of a load balancer/);
    expect(heldBy(service({}, "ClusterIP"))).toBeUndefined();
    expect(heldBy(service({ "service.kubernetes.io/tke-existed-lbid": "lb-1" }))).toBeUndefined();
  });

  it("a stateful set holds the claims that it makes", () => {
    const set = (more: object): object => gone("kubernetes_stateful_set_v1.s", { spec: [{ ...more }] });
    expect(heldBy(set({}))).toBeUndefined();
    expect(heldBy(set({ volume_claim_template: [{ spec: [] }] }))).toMatch(/stay behind/);
    const deletes = { persistent_volume_claim_retention_policy: [{ when_deleted: "Delete" }] };
    expect(heldBy(set({ volume_claim_template: [{ spec: [] }], ...deletes }))).toMatch(/deleted with it/);
  });
});
