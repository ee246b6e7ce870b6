import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { CloudsInProcess, startClouds } from "../../../rehearsal/clouds-in-process";
import { HopelessWaits } from "../../../rehearsal/placement/hopeless-waits";
import { kubernetesProvider } from "../../../rehearsal/providers/kubernetes";
import { Terraform } from "../../../rehearsal/terraform/terraform";
import { eventually, namespace } from "../../support/cluster-objects";
import { ampleNode, realControlPlane } from "../../support/control-plane";
import { describeWithTerraform } from "../../support/terraform";

jest.setTimeout(600_000);

const controlPlane = realControlPlane();
const RESTRICTED = {
  allow_privilege_escalation: false,
  run_as_non_root: true,
  capabilities: { drop: ["ALL"] },
  seccomp_profile: { type: "RuntimeDefault" },
};

const describeWithBoth: typeof describeWithTerraform = (title, tests) =>
  typeof controlPlane === "string"
    ? describe.skip(`${title} (skipped: ${controlPlane})`, () => test.todo("needs a control plane"))
    : describeWithTerraform(title, tests);

describeWithBoth("waits that can never end", (binary) => {
  let clouds: CloudsInProcess;
  let folder: string;
  let terraform: Terraform;

  beforeAll(async () => {
    if (typeof controlPlane === "string") throw new Error(controlPlane);
    clouds = await startClouds({
      controlPlane,
      providers: (world) => [kubernetesProvider(world)],
      seedNetwork: () => undefined,
      waitJudge: (world) => new HopelessWaits(world),
    });
    const cluster = await clouds.world.clusters.standing();
    await cluster.addNode(ampleNode("one"));
    const labels = { "pod-security.kubernetes.io/enforce": "restricted" };
    await cluster.api.request({
      method: "POST",
      path: "/api/v1/namespaces",
      body: namespace("strict", labels),
    });
  });
  afterAll(() => clouds.stop());

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "sdt-"));
    const environment = { PATH: process.env["PATH"] ?? "", HOME: folder, ...clouds.environment };
    terraform = new Terraform(binary, { folder, environment, timeoutSeconds: 300 });
  });
  afterEach(async () => {
    await terraform.destroy();
    rmSync(folder, { recursive: true, force: true });
  });

  const write = (deployments: object): void =>
    writeFileSync(
      join(folder, "main.tf.json"),
      JSON.stringify({
        terraform: { required_providers: { kubernetes: { source: "hashicorp/kubernetes" } } },
        provider: { kubernetes: { config_path: "~/.kube/config" } },
        resource: { kubernetes_deployment_v1: deployments },
      }),
    );
  const deployment = (
    name: string,
    cpu: string,
    securityContext: object = RESTRICTED,
    account = "default",
  ) => ({
    metadata: { name, namespace: "strict" },
    timeouts: { create: "4m" },
    spec: {
      replicas: "1",
      selector: { match_labels: { app: name } },
      template: {
        metadata: { labels: { app: name } },
        spec: {
          service_account_name: account,
          container: [
            { name: "main", image: "i", resources: { requests: { cpu } }, security_context: securityContext },
          ],
        },
      },
    },
  });
  const failure = async (): Promise<string> =>
    (
      await terraform.apply().then(
        () => "applied",
        (error: unknown) => String(error),
      )
    ).replace(/\s*\n[│\s]*/g, " ");

  test("fails early and says why when the Pod Security level of the namespace forbids the pods", async () => {
    write({ bad: deployment("bad", "1", {}) });
    await terraform.init();
    const told = await failure();
    expect(told).toContain("Waiting for rollout to finish: 0 out of 1 new replicas have been updated...");
    expect(told).toContain("Deployment strict/bad can never be ready: the API server refuses its pods");
    expect(told).toMatch(/is forbidden: violates PodSecurity "restricted:latest": .*runAsNonRoot != true/);
  });

  test("fails early, with the scheduler's words, when no node has room", async () => {
    write({ large: deployment("large", "64") });
    await terraform.init();
    const told = await failure();
    expect(told).toContain("Waiting for rollout to finish: 1 replicas wanted; 0 replicas Ready");
    expect(told).toContain("Deployment strict/large can never be ready: its pods have no place");
    expect(told).toContain("0/1 nodes are available: 1 Insufficient cpu.");
  });

  test("waits on while something else is under way that may help, and is content when it did", async () => {
    const { ledger } = clouds.world;
    write({ late: deployment("late", "48") });
    await terraform.init();
    const sequence = ledger.begin();
    const applied = failure();
    const cluster = await clouds.world.clusters.standing();
    await eventually(
      async () => (await cluster.placements()).find(({ name }) => name.startsWith("late-"))?.pendingReason,
      (reason) => reason !== undefined,
    );
    // Longer than the moment of quiet that ends a wait for which there is no hope.
    await sleep(6000);
    await cluster.addNode({
      ...ampleNode("two"),
      allocatable: { cpu: "64", memory: "1Gi" },
      capacity: { cpu: "64", memory: "1Gi" },
    });
    ledger.record({
      sequence,
      provider: "another",
      method: "ApplyResourceChange",
      outcome: "ok",
      milliseconds: 8000,
    });
    expect(await applied).toBe("applied");
  });
});
