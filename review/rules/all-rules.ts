import { CLUSTER_RULES } from "./cloud/cluster";
import { EXPOSURE_RULES } from "./cloud/exposure";
import { WATCHING_RULES } from "./cloud/watching";
import { Rule } from "./engine/rule";
import { CARD_RULES } from "./gpu/cards";
import { PLACEMENT_RULES } from "./gpu/placement";
import { CHART_RULES } from "./hygiene/charts";
import { PROGRAM_RULES } from "./hygiene/programs";
import { PROBE_RULES } from "./reliability/probes";
import { REFERENCE_RULES } from "./reliability/references";
import { REPLICA_RULES } from "./reliability/replicas";
import { RESOURCE_RULES } from "./reliability/resources";
import { VOLUME_RULES } from "./storage/volumes";
import { ACCESS_RULES } from "./workload/access";
import { FILE_RULES } from "./workload/files";
import { HOST_RULES } from "./workload/host";
import { IDENTITY_RULES } from "./workload/identity";
import { IMAGE_RULES } from "./workload/images";
import { NAMESPACE_RULES } from "./workload/namespaces";
import { NETWORK_RULES } from "./workload/network";
import { PRIVILEGE_RULES } from "./workload/privileges";
import { SECRET_RULES } from "./workload/secrets";
import { USER_RULES } from "./workload/user";
import { WAY_IN_RULES } from "./workload/ways-in";

/** Every rule, in the order of their ids. */
export const ALL_RULES: readonly Rule[] = [
  ...CLUSTER_RULES,
  ...EXPOSURE_RULES,
  ...WATCHING_RULES,
  ...CARD_RULES,
  ...PLACEMENT_RULES,
  ...CHART_RULES,
  ...PROGRAM_RULES,
  ...PROBE_RULES,
  ...REFERENCE_RULES,
  ...REPLICA_RULES,
  ...RESOURCE_RULES,
  ...VOLUME_RULES,
  ...ACCESS_RULES,
  ...FILE_RULES,
  ...HOST_RULES,
  ...IDENTITY_RULES,
  ...IMAGE_RULES,
  ...NAMESPACE_RULES,
  ...NETWORK_RULES,
  ...PRIVILEGE_RULES,
  ...SECRET_RULES,
  ...USER_RULES,
  ...WAY_IN_RULES,
].sort((a, b) => (a.id < b.id ? -1 : 1));
