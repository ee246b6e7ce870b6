import { Tool, ToolFamily } from "./tool";

const ETCD_FAMILY: ToolFamily = {
  folder: "etcd",
  requires: "go.etcd.io/etcd/server/v3",
  coldSeconds: 30,
  diskGiB: 0.5,
};

/** Without these settings the programs say `v0.0.0-master`, and charts that ask for a version refuse them. */
const KUBERNETES_FAMILY: ToolFamily = {
  folder: "kubernetes",
  requires: "k8s.io/kubernetes",
  linkerFlags: (version) => {
    const [major, minor] = version.split(".");
    const variable = "k8s.io/component-base/version";
    return [
      `-X ${variable}.gitVersion=v${version}`,
      `-X ${variable}.gitMajor=${major}`,
      `-X ${variable}.gitMinor=${minor}`,
    ];
  },
  coldSeconds: 235,
  diskGiB: 3,
};

const KWOK_FAMILY: ToolFamily = {
  folder: "kwok",
  requires: "sigs.k8s.io/kwok",
  coldSeconds: 110,
  diskGiB: 1.5,
};

const HELM_FAMILY: ToolFamily = {
  folder: "helm",
  requires: "helm.sh/helm/v3",
  linkerFlags: (version) => [`-X helm.sh/helm/v3/internal/version.version=v${version}`],
  coldSeconds: 70,
  diskGiB: 1,
};

const KUBE_SCORE_FAMILY: ToolFamily = {
  folder: "kube-score",
  requires: "github.com/zegl/kube-score",
  linkerFlags: (version) => [`-X main.version=${version}`],
  coldSeconds: 30,
  diskGiB: 0.5,
};

const OPENTOFU_FAMILY: ToolFamily = {
  folder: "opentofu",
  requires: "github.com/opentofu/opentofu",
  coldSeconds: 150,
  diskGiB: 2,
};

const VERSITYGW_FAMILY: ToolFamily = {
  folder: "versitygw",
  requires: "github.com/versity/versitygw",
  linkerFlags: (version) => [`-X main.Version=v${version}`],
  coldSeconds: 100,
  diskGiB: 1,
};

function kubernetes(name: string): Tool {
  return {
    name,
    family: KUBERNETES_FAMILY,
    package: `k8s.io/kubernetes/cmd/${name}`,
    versionArguments: ["--version"],
  };
}

/** Keeps the objects of a cluster. */
export const ETCD: Tool = {
  name: "etcd",
  family: ETCD_FAMILY,
  package: "go.etcd.io/etcd/server/v3",
  versionArguments: ["--version"],
};

/** Serves the Kubernetes API. */
export const KUBE_APISERVER = kubernetes("kube-apiserver");

/** Runs the controllers of Kubernetes. */
export const KUBE_CONTROLLER_MANAGER = kubernetes("kube-controller-manager");

/** Puts pods on nodes. */
export const KUBE_SCHEDULER = kubernetes("kube-scheduler");

/** Plays the nodes. */
export const KWOK: Tool = {
  name: "kwok",
  family: KWOK_FAMILY,
  package: "sigs.k8s.io/kwok/cmd/kwok",
  versionArguments: ["--version"],
};

/** Renders and installs charts. */
export const HELM: Tool = {
  name: "helm",
  family: HELM_FAMILY,
  package: "helm.sh/helm/v3/cmd/helm",
  versionArguments: ["version", "--short"],
};

/** Judges Kubernetes manifests. */
export const KUBE_SCORE: Tool = {
  name: "kube-score",
  family: KUBE_SCORE_FAMILY,
  package: "github.com/zegl/kube-score/cmd/kube-score",
  versionArguments: ["version"],
};

/** OpenTofu, for those who have no Terraform. */
export const OPENTOFU: Tool = {
  name: "tofu",
  family: OPENTOFU_FAMILY,
  package: "github.com/opentofu/opentofu/cmd/tofu",
  versionArguments: ["version"],
};

/** An S3-compatible store over a folder; tests keep state in it. */
export const VERSITYGW: Tool = {
  name: "versitygw",
  family: VERSITYGW_FAMILY,
  package: "github.com/versity/versitygw/cmd/versitygw",
  versionArguments: ["--version"],
};

/** What a real control plane is made of. */
export const CONTROL_PLANE_TOOLS: readonly Tool[] = [
  ETCD,
  KUBE_APISERVER,
  KUBE_CONTROLLER_MANAGER,
  KUBE_SCHEDULER,
  KWOK,
];

/** What a rehearsal on a real control plane needs. */
export const REHEARSAL_TOOLS: readonly Tool[] = [...CONTROL_PLANE_TOOLS, HELM];

/** Every program that this project pins. */
export const TOOLS: readonly Tool[] = [...REHEARSAL_TOOLS, KUBE_SCORE, OPENTOFU, VERSITYGW];

/** The programs that are built together with one another. */
export function toolsOf(family: ToolFamily): readonly Tool[] {
  return TOOLS.filter((tool) => tool.family.folder === family.folder);
}
