import { ValuePath } from "../model";

/** How much a drift matters. */
export type DriftSort = "dangerous" | "scaling" | "tags" | "noise" | "other";

/** A sort with its reason, as the end of a sentence about the attribute. */
export interface Sorted {
  readonly sort: DriftSort;
  readonly why: string;
}

interface SortRule extends Sorted {
  /** Names of which one is on the path of the attribute. */
  readonly names: RegExp;
}

/** Sorts from the one that matters most; the worst of its attributes is that of a drift. */
export const BY_WEIGHT: readonly DriftSort[] = ["dangerous", "other", "scaling", "tags", "noise"];

const RULES: readonly SortRule[] = [
  {
    // Before everything else: a tag that is called `public` opens nothing.
    sort: "tags",
    names: /^(tags|tags_all|labels|annotations)$/,
    why: "labels things, and changes nothing of what they do",
  },
  {
    sort: "dangerous",
    names:
      /^(ingress|egress|security_groups?(_ids?)?|.*security_group.*|security_policy|.*cidr.*|auth_client_ip|load_balancer_source_ranges|.*_acl|acl|acl_body|.*public.*|cluster_internet|.*internet_enabled)$/,
    why: "decides who can reach it",
  },
  {
    sort: "dangerous",
    names:
      /^(deletion_protection|delete_protect|disable_api_termination|force_(delete|clean|destroy)|delete_bucket|persistent_volume_reclaim_policy|alive_days|retention_.*|.*snapshot_polic.*|versioning.*|resource_delete_options)$/,
    why: "protects data from being lost",
  },
  {
    sort: "dangerous",
    names:
      /^(policy|policy_document|assume_role_policy|permissions|rules|role_ref|subject|rw_permission|user_permission|service_account_name|automount_service_account_token|privileged|allow_privilege_escalation|run_as_user|run_as_non_root|host_(network|pid|ipc|path)|capabilities|pod_security.*)$/,
    why: "decides who may do what",
  },
  {
    sort: "dangerous",
    names: /^(.*encrypt.*|kms_.*|.*password.*|.*secret.*|.*private_key.*|.*credential.*|.*token.*|tls)$/,
    why: "keeps a secret, or data from being read",
  },
  {
    sort: "dangerous",
    names: /^(image|command|args|user_data|pre_start_user_script|container)$/,
    why: "decides what runs",
  },
  {
    sort: "scaling",
    names:
      /^(replicas|desired_(capacity|size)|node_count|autoscaling_added_total|manually_added_total|(min|max)_(size|replicas|nodes)|minReplicaCount|maxReplicaCount|capacity)$/,
    why: "is how many there are, which an autoscaler moves",
  },
  {
    sort: "noise",
    names:
      /^(status|state|life_state|.*_status|.*_state|resource_version|generation|uid|managed_fields|.*(_at|_time|_timestamp)|last_.*|etag|observed_.*|conditions|pgw_endpoint|cluster_node_num|worker_instances_list|route_entry_ids)$/,
    why: "is told by the cloud, and set by nobody",
  },
];

/** Sorts an attribute by the names on its path. */
export function sortOf(path: ValuePath): Sorted {
  const names = path.filter((step) => typeof step === "string");
  const rule = RULES.find((each) => names.some((name) => each.names.test(name)));
  return rule ?? { sort: "other", why: "is part of what was configured" };
}
