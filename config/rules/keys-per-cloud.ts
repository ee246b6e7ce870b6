import { CloudKind } from "../../constructs/contracts/cloud-kind";

/** Keys that a cloud needs, and keys that mean nothing to it; `*` stands for every node pool. */
export interface CloudKeys {
  /** Keys that must be there. */
  readonly required: readonly string[];

  /** Keys that must not be there, with the reason. */
  readonly refused: Readonly<Record<string, string>>;
}

const MADE_BY_THE_CLOUD = "the cloud makes it";
const EXISTS_ALREADY = "it exists already on a cluster of your own";

const IN_THE_CLOUD: CloudKeys = {
  required: ["nodePools.*.instanceType"],
  refused: {
    "nodePools.*.nodeSelector": MADE_BY_THE_CLOUD,
    "nodePools.*.gpu": "the machine type says it",
    "registry.host": MADE_BY_THE_CLOUD,
    "models.volume": MADE_BY_THE_CLOUD,
    "outputs.volume": MADE_BY_THE_CLOUD,
    "ingress.gateway":
      "a cluster that is made has no Gateway yet, and not the definitions to plan a route with",
    "addons.kedaNamespace": "a cluster that is made has no KEDA yet",
  },
};

const ON_A_CLUSTER: CloudKeys = {
  required: ["registry.host", "models.volume", "outputs.volume"],
  refused: {
    network: EXISTS_ALREADY,
    "cluster.endpoint": EXISTS_ALREADY,
    "cluster.serviceCidr": EXISTS_ALREADY,
    "nodePools.*.instanceType": "nodes of your own are found by nodeSelector",
    "registry.tier": EXISTS_ALREADY,
    "registry.name": EXISTS_ALREADY,
    "registry.keepTags": EXISTS_ALREADY,
    "models.snapshots": "nobody takes snapshots of a volume of your own",
  },
};

/** The keys each cloud needs and refuses. */
export const CLOUD_KEYS: Readonly<Record<CloudKind, CloudKeys>> = {
  tencent: IN_THE_CLOUD,
  alibaba: IN_THE_CLOUD,
  local: ON_A_CLUSTER,
};

const VOLUME = "what holds the files: storageClass, nfs or hostPath";

/** What a required key is for, to follow "expected". */
export const NEEDED: Readonly<Record<string, string>> = {
  "nodePools.*.instanceType": `a machine type such as "S5.LARGE8" or "ecs.g7.xlarge"`,
  "registry.host": `the host of your registry such as "registry.example.com"`,
  "models.volume": VOLUME,
  "outputs.volume": VOLUME,
};
