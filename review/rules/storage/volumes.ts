import { Rule } from "../engine/rule";
import { eachOf, eachResource } from "../engine/say";
import { comparable, kubernetes, terraform } from "../engine/sources";
import { resources, workload } from "../kubernetes/example";
import { takesCards } from "../kubernetes/cards";
import { eachPod } from "../kubernetes/pod-rules";

const POLICY = "persistent_volume_reclaim_policy";

function volume(policy: unknown) {
  return resources({
    kubernetes_persistent_volume_v1: { metadata: { name: "models" }, spec: { [POLICY]: policy } },
  });
}

function models(readOnly: unknown) {
  return workload(
    {
      resources: { limits: { "nvidia.com/gpu": "1" } },
      volume_mount: [{ name: "models", mount_path: "/models", read_only: readOnly }],
    },
    { volume: [{ name: "models", persistent_volume_claim: { claim_name: "models" } }] },
  );
}

/** Types whose loss is the loss of data. */
const STATEFUL = [
  ...["tencentcloud_cfs_file_system", "tencentcloud_cbs_storage", "tencentcloud_cos_bucket"],
  ...["tencentcloud_kubernetes_cluster", "tencentcloud_tcr_instance"],
  ...["alicloud_nas_file_system", "alicloud_oss_bucket", "alicloud_cs_managed_kubernetes"],
  ...["kubernetes_persistent_volume_v1", "kubernetes_persistent_volume"],
  ...["kubernetes_persistent_volume_claim_v1", "kubernetes_persistent_volume_claim"],
];

/** Where data is kept. */
export const VOLUME_RULES: readonly Rule[] = [
  {
    id: "SDI-V01",
    title: "Volumes outlive their claims",
    severity: "block",
    question: "data",
    reason: "With the policy Delete, whoever deletes a claim deletes what is on the volume.",
    fix: `Set ${POLICY} = "Retain".`,
    sources: [kubernetes("reclaiming", "concepts/storage/persistent-volumes/#reclaiming")],
    gate: "both",
    examples: { failing: volume("Delete"), passing: volume("Retain"), unknown: volume("${var.policy}") },
    check: eachOf(
      (world) => world.ofKind("persistent_volume"),
      ({ spec }, say) => {
        const part = spec.at(POLICY);
        const isKept = part.isAbsent || part.text === "Retain";
        say.unless(part, isKept, `what is on the volume goes with its claim (${part.text ?? ""})`);
      },
    ),
  },
  {
    id: "SDI-V02",
    title: "Pods with cards cannot change models",
    severity: "warn",
    question: "data",
    reason: "One worker that was taken over must not hand poisoned models to all the others.",
    fix: "Mount the volume with the models read_only.",
    sources: comparable("KICS incorrect_volume_claim_access_mode_read_write_once"),
    gate: "both",
    exceptions: "Models are known by their path: what is mounted at a path with “models” in it.",
    examples: { failing: models(false), passing: models(true), unknown: models("${var.read_only}") },
    check: eachPod((pod, say) => {
      if (!takesCards(pod)) return;
      for (const { part, name } of pod.containers) {
        for (const mount of part.items("volume_mount")) {
          if (!/(^|\/)models?(\/|$)/i.test(mount.at("mount_path").text ?? "")) continue;
          const readOnly = mount.at("read_only");
          say.unless(readOnly, readOnly.boolean === true, `container ${name} may write to the models`);
        }
      }
    }),
  },
  {
    id: "SDI-V03",
    title: "What holds data is kept from being destroyed",
    severity: "note",
    question: "data",
    reason: "A plan that would destroy it then ends with an error instead of a loss.",
    fix: "Set `lifecycle.prevent_destroy = true`.",
    sources: [
      terraform("prevent_destroy", "language/meta-arguments/lifecycle#prevent_destroy"),
      { title: "hashicorp/terraform#17599", url: "https://github.com/hashicorp/terraform/issues/17599" },
    ],
    gate: "synthesis",
    exceptions:
      "An environment with `retain: false` is meant to be destroyed: it is a note only. Plans do not show lifecycle blocks.",
    examples: {
      failing: resources({ tencentcloud_cos_bucket: { bucket: "models" } }),
      passing: resources({
        tencentcloud_cos_bucket: { bucket: "models", lifecycle: { prevent_destroy: true } },
      }),
      unknown: resources({ tencentcloud_cos_bucket: { bucket: "models", lifecycle: "${var.lifecycle}" } }),
      alibaba: {
        failing: resources({ alicloud_oss_bucket: { bucket: "models" } }),
        passing: resources({
          alicloud_oss_bucket: { bucket: "models", lifecycle: { prevent_destroy: true } },
        }),
      },
    },
    check: eachResource(STATEFUL, (body, say) => {
      const part = body.at("lifecycle", "prevent_destroy");
      say.unless(part, part.boolean === true, "Terraform may destroy it");
    }),
  },
  {
    id: "SDI-V05",
    title: "Disks and file systems are encrypted",
    severity: "warn",
    question: "data",
    reason: "Who gets hold of a disk or a snapshot of it otherwise reads what is on it.",
    fix: "Set `encrypt = true`, or encrypt_type of 1 or 2 for file systems of Alibaba Cloud.",
    sources: comparable("Checkov CKV_TC_1", "KICS nas_file_system_not_encrypted", "Checkov CKV_ALI_7"),
    gate: "both",
    exceptions: "File systems of Tencent Cloud (CFS) have nothing to set.",
    examples: {
      failing: resources({ tencentcloud_cbs_storage: { storage_name: "models" } }),
      passing: resources({ tencentcloud_cbs_storage: { storage_name: "models", encrypt: true } }),
      unknown: resources({ tencentcloud_cbs_storage: { storage_name: "models", encrypt: "${var.encrypt}" } }),
      alibaba: {
        failing: resources({ alicloud_nas_file_system: { protocol_type: "NFS", encrypt_type: 0 } }),
        passing: resources({ alicloud_nas_file_system: { protocol_type: "NFS", encrypt_type: 1 } }),
      },
    },
    check: eachResource(
      ["tencentcloud_cbs_storage", "alicloud_ecs_disk", "alicloud_disk", "alicloud_nas_file_system"],
      (body, say, _world, { type }) => {
        const part =
          type === "alicloud_nas_file_system"
            ? body.at("encrypt_type")
            : body.at(type.startsWith("alicloud") ? "encrypted" : "encrypt");
        const isOn = part.boolean === true || (part.number ?? 0) > 0;
        say.unless(part, isOn, "it is not encrypted");
      },
    ),
  },
];
