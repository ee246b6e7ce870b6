import {
  AttributeChange,
  Change,
  Check,
  Cost,
  Drift,
  Finding,
  OutputChange,
  Review,
  Shown,
  SourceLine,
  StackReview,
} from "../../review/model";

export const ABSENT: Shown = { kind: "absent" };
export const UNKNOWN_SHOWN: Shown = { kind: "unknown" };
export const MASKED: Shown = { kind: "masked" };

export function shown(text: string): Shown {
  return { kind: "text", text };
}

/** A line of the environment file that most of these reviews have in common. */
export function line(number: number, field: string): SourceLine {
  return { file: "environments/studio.yaml", line: number, column: 5, field };
}

export function attribute(path: string, before: Shown, after: Shown, forces = false): AttributeChange {
  return { path: path.split("."), before, after, forcesReplacement: forces };
}

export function change(parts: Partial<Change> & Pick<Change, "address">): Change {
  return {
    stack: "studio-storage",
    type: parts.address.split(".")[0] ?? "",
    provider: "registry.terraform.io/tencentcloudstack/tencentcloud",
    mode: "managed",
    action: "update",
    attributes: [],
    ...parts,
  };
}

export function finding(parts: Partial<Finding>): Finding {
  return {
    stack: "studio-storage",
    rule: "SDI-V04",
    severity: "block",
    question: "data",
    message: "The file system of the models is replaced.",
    fix: "Keep storage_type, or allow the change by its address with a reason.",
    ...parts,
  };
}

export function drift(parts: Partial<Drift> & Pick<Drift, "address">): Drift {
  return {
    stack: "studio-cluster",
    type: parts.address.split(".")[0] ?? "",
    action: "update",
    attributes: [],
    sort: "other",
    explainsPlan: false,
    fate: "undone",
    ...parts,
  };
}

export function output(parts: Partial<OutputChange>): OutputChange {
  return {
    stack: "studio-cluster",
    name: "endpoint",
    action: "update",
    before: shown("a"),
    after: shown("b"),
    ...parts,
  };
}

export function check(parts: Partial<Check>): Check {
  return { stack: "studio-cluster", address: "check.reachable", status: "pass", problems: [], ...parts };
}

export function stack(name: string, parts: Partial<StackReview> = {}): StackReview {
  return {
    name,
    status: { kind: "planned" },
    terraformVersion: "1.11.4",
    complete: true,
    unchanged: 0,
    ...parts,
  };
}

export function cost(parts: Partial<Cost> = {}): Cost {
  const none = { low: 0, high: 0 };
  return { currency: "CNY", before: none, after: none, stacks: [], lines: [], unknown: [], ...parts };
}

/** A review of nothing but what is given. */
export function review(parts: Partial<Review> = {}): Review {
  return {
    format: 1,
    environment: "studio",
    verdict: "no-changes",
    stacks: [stack("studio-storage")],
    changes: [],
    outputs: [],
    drift: [],
    checks: [],
    findings: [],
    digest: "sha256:5e1f",
    ...parts,
  };
}

/** A review that has something for every answer. */
export function fullReview(): Review {
  return review({
    verdict: "blocked",
    stacks: [
      stack("studio-storage", { unchanged: 3 }),
      stack("studio-cluster", { unchanged: 12 }),
      stack("studio-workload", { status: { kind: "waits", for: ["studio-cluster"] } }),
    ],
    changes: [
      change({
        address: "tencentcloud_cfs_file_system.models",
        action: "replace",
        holds: "the files of a shared file system",
        constructPath: "studio-storage/models/file-system",
        source: line(41, "storage.models.tier"),
        attributes: [
          attribute("name", shown("models"), shown("models-hp")),
          attribute("storage_type", shown("SD"), shown("HP"), true),
          attribute("mount_ip", shown("10.0.0.7"), UNKNOWN_SHOWN),
        ],
      }),
      change({
        address: "tencentcloud_instance.bastion",
        stack: "studio-cluster",
        action: "delete",
        reason: "delete_because_no_resource_config",
        attributes: [attribute("name", shown("bastion"), ABSENT)],
      }),
      change({
        address: "tencentcloud_security_group.web",
        stack: "studio-cluster",
        action: "replace",
        createBeforeDestroy: true,
        reason: "replace_because_tainted",
      }),
      change({
        address: "helm_release.web",
        stack: "studio-cluster",
        constructPath: "studio-cluster/web/release",
        source: line(12, "web.replicas"),
        attributes: [
          {
            ...attribute("values", shown("replicas: 1\n"), shown("replicas: 2\n")),
            meaning: [{ path: [0, "replicas"], before: shown("1"), after: shown("2") }],
          },
          attribute("password", MASKED, MASKED),
        ],
      }),
      change({
        address: "tencentcloud_vpc.main",
        action: "create",
        attributes: [attribute("name", ABSENT, shown("main"))],
      }),
      change({ address: "tencentcloud_subnet.b", action: "move", previousAddress: "tencentcloud_subnet.a" }),
      change({ address: "tencentcloud_eip.door", action: "import", importId: shown("eip-1234") }),
      change({ address: "tencentcloud_key_pair.old", action: "forget" }),
      change({
        address: "data.tencentcloud_images.ubuntu",
        mode: "data",
        action: "read",
        reason: "read_because_config_unknown",
      }),
      change({ address: "kubernetes_manifest.pool", action: "deferred", reason: "provider_config_unknown" }),
    ],
    outputs: [output({}), output({ name: "kubeconfig", before: MASKED, after: MASKED })],
    drift: [
      drift({
        address: "tencentcloud_security_group_rule_set.web",
        sort: "dangerous",
        explainsPlan: true,
        attributes: [attribute("ingress.0.cidr_block", shown("10.0.0.0/8"), shown("0.0.0.0/0"))],
      }),
      drift({ address: "tencentcloud_kubernetes_node_pool.gpu", sort: "scaling", fate: "kept" }),
      drift({ address: "tencentcloud_vpc.main", sort: "tags", action: "delete" }),
    ],
    checks: [
      check({}),
      check({ address: "check.dns", status: "fail", problems: ["The name does not resolve."] }),
    ],
    findings: [
      finding({ address: "tencentcloud_cfs_file_system.models", source: line(41, "storage.models.tier") }),
      finding({
        rule: "SDI-C01",
        severity: "warn",
        question: "exposure",
        stack: "studio-cluster",
        address: "tencentcloud_security_group_rule_set.web",
        attribute: "ingress",
        message: "Port 22 accepts 0.0.0.0/0.",
        fix: "Name the addresses that may connect.",
      }),
      finding({
        rule: "SDI-K33",
        severity: "note",
        question: "reliability",
        message: "One replica only.",
        fix: "Set two.",
      }),
      finding({
        rule: "SDI-C03",
        question: "hygiene",
        message: "Secrets in etcd are not encrypted.",
        fix: "Turn encryption on.",
        waiver: { reason: "only test data in it", owner: "ops@example.org", expires: "2026-12-31" },
      }),
    ],
    cost: cost({
      before: { low: 1200, high: 4000 },
      after: { low: 1250.5, high: 6000 },
      stacks: [
        { stack: "studio-storage", before: { low: 200, high: 200 }, after: { low: 250.5, high: 250.5 } },
      ],
      lines: [
        {
          stack: "studio-storage",
          address: "tencentcloud_cfs_file_system.models",
          what: "1024 GiB of HP storage",
          before: { low: 200, high: 200 },
          after: { low: 250.5, high: 250.5 },
          prices: [{ source: "price list of the vendor", date: "2026-11-01" }],
        },
        {
          stack: "studio-cluster",
          address: "tencentcloud_clb_instance.web",
          what: "a load balancer",
          before: { low: 60, high: 60 },
          after: { low: 60, high: 60 },
          prices: [],
        },
      ],
      unknown: [{ stack: "studio-cluster", address: "tencentcloud_eip.door", why: "traffic depends on use" }],
      thousandImages: { amount: 3.2, assumptions: ["20 steps of 768 × 768 at 2 images a second"] },
      budget: { monthly: 5000, exceeded: "ceiling" },
    }),
  });
}
