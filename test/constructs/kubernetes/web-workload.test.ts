import { WebWorkload, WebWorkloadProps } from "../../../constructs/kubernetes/web-workload";
import { at, synthClusterStack } from "../../support/cluster-stack";
import { expectRestricted } from "../../support/restricted";
import { Attributes, onlyResource, resourceTypes, StackJson } from "../../support/synth";

const PROBE = { path: "/alive", periodSeconds: 10, timeoutSeconds: 5, failureThreshold: 3 };

function workload(overrides: Partial<WebWorkloadProps> = {}): StackJson {
  return synthClusterStack((stack) => {
    new WebWorkload(stack, "Workload", {
      name: "web",
      namespace: "images",
      image: `example.com/web@sha256:${"b".repeat(64)}`,
      command: ["run"],
      args: ["--fast"],
      environment: { B: "2", A: { secretName: "s", key: "k" } },
      mounts: [
        { kind: "claim", name: "files", claimName: "c", readOnly: true, mountPath: "/files" },
        { kind: "scratch", name: "shm", sizeGiB: 2, inMemory: true, mountPath: "/dev/shm" },
        { kind: "secret", name: "auth", secretName: "s", mountPath: "/run/s" },
      ],
      port: 8080,
      probes: { startup: PROBE, readiness: PROBE, liveness: { ...PROBE, failureThreshold: 9 } },
      resources: { requests: { cpu: "1" }, limits: { memory: "1Gi" } },
      placement: { nodeSelector: {}, tolerations: [] },
      drain: { command: ["wait"], timeoutSeconds: 99 },
      maxReplicas: 1,
      ...overrides,
    });
  });
}

const deployment = (json: StackJson): Attributes => onlyResource(json, "kubernetes_deployment_v1");
const pod = (json: StackJson): unknown => at(deployment(json), "spec.template.spec");
const container = (json: StackJson): unknown => at(pod(json), "container.0");

describe("a web workload", () => {
  test("is a deployment, its service, its disruption budget and its service account", () => {
    expect(resourceTypes(workload())).toEqual([
      "kubernetes_deployment_v1",
      "kubernetes_pod_disruption_budget_v1",
      "kubernetes_service_account_v1",
      "kubernetes_service_v1",
    ]);
  });

  test("meets the restricted Pod Security level, every field set", () => {
    expectRestricted(pod(workload()));
  });

  test("has a service account of its own, without a token", () => {
    const account = onlyResource(workload(), "kubernetes_service_account_v1");
    expect(account).toMatchObject({ metadata: { name: "web" }, automount_service_account_token: false });
    expect(at(pod(workload()), "service_account_name")).toBe("web");
  });

  test("never makes a new pod before an old one is gone", () => {
    expect(at(deployment(workload()), "spec.strategy")).toEqual({
      type: "RollingUpdate",
      rolling_update: { max_surge: "0", max_unavailable: "1" },
    });
  });

  test("lets a drain take one pod at a time, found by the labels of the template", () => {
    const json = workload();
    const labels = at(deployment(json), "spec.template.metadata.labels");
    expect(onlyResource(json, "kubernetes_pod_disruption_budget_v1")["spec"]).toEqual({
      max_unavailable: "1",
      selector: { match_labels: labels },
    });
    expect(at(deployment(json), "spec.selector.match_labels")).toEqual(labels);
    expect(at(onlyResource(json, "kubernetes_service_v1"), "spec.selector")).toEqual(labels);
  });

  test("spreads its own pods over hosts and zones without insisting", () => {
    const json = workload();
    const label_selector = [{ match_labels: at(deployment(json), "spec.template.metadata.labels") }];
    const rest = { max_skew: 1, when_unsatisfiable: "ScheduleAnyway", label_selector };
    expect(at(pod(json), "topology_spread_constraint")).toEqual([
      { topology_key: "kubernetes.io/hostname", ...rest },
      { topology_key: "topology.kubernetes.io/zone", ...rest },
    ]);
  });

  test("leaves the number of replicas alone unless it is given", () => {
    expect(deployment(workload())["spec"]).not.toHaveProperty("replicas");
    expect(deployment(workload({ replicas: 2 }))["spec"]).toMatchObject({ replicas: "2" });
  });

  test("waits for the rollout, and longer than Kubernetes does", () => {
    const json = deployment(workload());
    const deadline = Number(at(json, "spec.progress_deadline_seconds"));
    expect(json).toMatchObject({ wait_for_rollout: true, timeouts: { create: "37m", update: "37m" } });
    expect(deadline).toBe(99 + 1800);
    expect(deadline).toBeLessThan(37 * 60);
  });

  test("gives every replica time to drain and to start, one after another", () => {
    const minutes = (maxReplicas: number) =>
      parseInt(String(at(deployment(workload({ maxReplicas })), "timeouts.update")), 10);
    expect(minutes(8) * 60).toBeGreaterThan(8 * (99 + 1800));
    expect(minutes(8) - minutes(4)).toBe(Math.round((4 * (99 + 1800)) / 60));
    expect(at(deployment(workload({ maxReplicas: 8 })), "spec.progress_deadline_seconds")).toBe(99 + 1800);
  });

  test("drains before it stops", () => {
    const json = workload();
    expect(at(pod(json), "termination_grace_period_seconds")).toBe(99);
    expect(at(container(json), "lifecycle.pre_stop.0.exec.command")).toEqual(["wait"]);
  });

  test("is ready when it answers by HTTP on its port, and lives as long as it listens there", () => {
    const times = { period_seconds: 10, timeout_seconds: 5, success_threshold: 1 };
    expect(at(container(workload()), "readiness_probe")).toEqual({
      http_get: { path: "/alive", port: "8080", scheme: "HTTP" },
      failure_threshold: 3,
      ...times,
    });
    expect(at(container(workload()), "liveness_probe")).toEqual({
      tcp_socket: [{ port: "8080" }],
      failure_threshold: 9,
      ...times,
    });
  });

  test("takes secrets by reference only, and sorts variables by name", () => {
    expect(at(container(workload()), "env")).toEqual([
      { name: "A", value_from: { secret_key_ref: { name: "s", key: "k" } } },
      { name: "B", value: "2" },
    ]);
  });

  test("mounts a claim read-only on both levels, memory as memory, secrets for its group only", () => {
    expect(at(pod(workload()), "volume")).toEqual([
      { name: "files", persistent_volume_claim: { claim_name: "c", read_only: true } },
      { name: "shm", empty_dir: { size_limit: "2Gi", medium: "Memory" } },
      { name: "auth", secret: { secret_name: "s", default_mode: "0440" } },
    ]);
    expect(at(container(workload()), "volume_mount.0")).toMatchObject({
      mount_path: "/files",
      read_only: true,
    });
  });

  test("runs where it is placed", () => {
    const placement = {
      nodeSelector: { pool: "gpu" },
      tolerations: [
        { key: "a", effect: "NoSchedule" as const },
        { key: "b", value: "v", effect: "NoExecute" as const },
      ],
    };
    const spec = pod(workload({ placement }));
    expect(at(spec, "node_selector")).toEqual({ pool: "gpu" });
    expect(at(spec, "toleration")).toEqual([
      { key: "a", operator: "Exists", effect: "NoSchedule" },
      { key: "b", operator: "Equal", value: "v", effect: "NoExecute" },
    ]);
    expect(pod(workload())).not.toHaveProperty("node_selector");
  });

  test("pulls with a credential only when one is named", () => {
    expect(pod(workload())).not.toHaveProperty("image_pull_secrets");
    expect(at(pod(workload({ pullSecretName: "pull" })), "image_pull_secrets")).toEqual([{ name: "pull" }]);
  });
});
