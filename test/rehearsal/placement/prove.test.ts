import { Json, JsonObject } from "../../../rehearsal/cluster/kubernetes-api";
import { ProcessCluster } from "../../../rehearsal/cluster/processes";
import { FIXED_NODES } from "../../../rehearsal/placement/node-growth";
import { PlacementFinding, PlacementProof } from "../../../rehearsal/placement/proof";
import { provePlacement } from "../../../rehearsal/placement/prove";
import { create, deployment, eventually, namespace, read, statusOf } from "../../support/cluster-objects";
import { ampleNode, describeWithControlPlane } from "../../support/control-plane";

jest.setTimeout(600_000);

const CARDS = "nvidia.com/gpu";
const HERE = "/apis/apps/v1/namespaces/trial/deployments";

describeWithControlPlane("the proof of placement on a real control plane", (controlPlane) => {
  let cluster: ProcessCluster;

  beforeAll(async () => {
    cluster = await controlPlane.start("proof");
    await cluster.addNode(ampleNode("one", { [CARDS]: "2" }));
    await cluster.addNode(ampleNode("two", { [CARDS]: "2" }));
  });
  afterAll(() => cluster.stop());

  beforeEach(async () => {
    await create(cluster, "/api/v1/namespaces", namespace("trial"));
    await eventually(
      () => statusOf(cluster, "/api/v1/namespaces/trial/serviceaccounts/default"),
      (status) => status === 200,
    );
  });
  afterEach(async () => {
    await statusOf(cluster, "/api/v1/namespaces/trial", "DELETE");
    await eventually(
      () => statusOf(cluster, "/api/v1/namespaces/trial"),
      (status) => status === 404,
    );
  });

  const prove = (signal = new AbortController().signal, lookOnly = false): Promise<PlacementProof> =>
    provePlacement([{ cluster, growth: FIXED_NODES }], { signal, lookOnly });

  const make = async (spec: JsonObject, replicas = 1, cards = 1, name = "sd"): Promise<void> => {
    const made = deployment(name, replicas, { [CARDS]: String(cards) }) as JsonObject;
    const body = { ...made, spec: { ...(made["spec"] as JsonObject), ...spec } };
    expect(await create(cluster, HERE, body)).toEqual({ status: 201 });
  };
  const mayGoTo = async (maxReplicas: number, name = "sd"): Promise<void> => {
    const scaleTargetRef = { apiVersion: "apps/v1", kind: "Deployment", name };
    const metrics: Json = [
      {
        type: "Resource",
        resource: { name: "cpu", target: { type: "Utilization", averageUtilization: 50 } },
      },
    ];
    const body = { metadata: { name }, spec: { scaleTargetRef, minReplicas: 1, maxReplicas, metrics } };
    const path = "/apis/autoscaling/v2/namespaces/trial/horizontalpodautoscalers";
    expect(await create(cluster, path, body)).toEqual({ status: 201 });
  };
  const budget = async (spec: JsonObject, name = "sd"): Promise<void> => {
    const body = { metadata: { name }, spec: { selector: { matchLabels: { app: name } }, ...spec } };
    const path = "/apis/policy/v1/namespaces/trial/poddisruptionbudgets";
    expect(await create(cluster, path, body)).toEqual({ status: 201 });
  };
  const rolling = (maxSurge: number | string, maxUnavailable: number | string) => ({
    strategy: { type: "RollingUpdate", rollingUpdate: { maxSurge, maxUnavailable } },
  });
  const kinds = ({ findings }: PlacementProof): readonly string[] => findings.map(({ kind }) => kind);
  const only = ({ findings }: PlacementProof): PlacementFinding => {
    expect(findings).toHaveLength(1);
    return findings[0]!;
  };
  const workload = { cluster: "proof", kind: "Deployment", namespace: "trial", name: "sd" };

  test("finds nothing where everything fits on full cards, and puts everything back", async () => {
    await make(rolling(0, 1));
    await mayGoTo(4);
    await budget({ maxUnavailable: 1 });
    const proof = await prove();
    expect(proof.findings).toEqual([]);
    expect(proof.workloads).toEqual([{ ...workload, replicas: 1, maximum: 4, minReadySeconds: 0 }]);
    expect(proof.updated).toEqual([workload]);
    expect(proof.drained.maximum.toSorted()).toEqual(["one", "two"]);
    const used = (views: PlacementProof["applied"]) =>
      views.flatMap(({ placements }) => placements.flatMap(({ node }) => node ?? [])).toSorted();
    expect(used(proof.applied)).toHaveLength(1);
    expect(used(proof.maximum)).toEqual(["one", "one", "two", "two"]);

    type Template = { metadata: { annotations?: object } };
    type Spec = { spec: { replicas: number; minReadySeconds?: number; template: Template } };
    const { spec } = await read<Spec>(cluster, `${HERE}/sd`);
    expect([spec.replicas, spec.template.metadata.annotations]).toEqual([1, undefined]);
    const sets = await read<{ items: Spec[] }>(cluster, "/apis/apps/v1/namespaces/trial/replicasets");
    expect(sets.items.map(({ spec: { replicas } }) => replicas)).toEqual([1]);
  });

  test("finds replicas at the maximum for which there is no card, in the scheduler's words", async () => {
    await make(rolling(0, 1));
    await mayGoTo(6);
    const found = only(await prove());
    expect(found).toMatchObject({ kind: "unplaceable", workload, moment: "maximum", wanted: 6, placed: 4 });
    expect(found).toMatchObject({
      words: [expect.stringContaining("0/2 nodes are available: 2 Insufficient nvidia.com/gpu.")],
    });
  });

  test("finds what two workloads cannot have at the same time", async () => {
    await make(rolling(0, 1));
    await mayGoTo(3);
    await make(rolling(0, 1), 2, 1, "other");
    const proof = await prove();
    const found = only(proof);
    expect(found).toMatchObject({ kind: "unplaceable", moment: "maximum" });
    expect(JSON.stringify(found)).toContain("Insufficient nvidia.com/gpu");
  });

  test("finds a rolling update that waits for a card which only an old pod can give back", async () => {
    await make(rolling(1, 0));
    await mayGoTo(4);
    const proof = await prove();
    const found = only(proof);
    expect(found).toMatchObject({
      kind: "stuck-update",
      workload,
      replicas: 4,
      updated: 0,
      strategy: { type: "RollingUpdate", maxSurge: 1, maxUnavailable: 0 },
      words: [expect.stringContaining("0/2 nodes are available: 2 Insufficient nvidia.com/gpu.")],
    });
    expect(proof.updated).toEqual([]);
    const { spec } = await read<{ spec: { replicas: number } }>(cluster, `${HERE}/sd`);
    expect(spec.replicas).toBe(1);
  });

  test("lets an update of the same kind pass that has a card to spare", async () => {
    await make(rolling(1, 0));
    await mayGoTo(3);
    expect((await prove()).findings).toEqual([]);
  });

  test("finds that an update with percentages gets stuck half-way, and says how far it came", async () => {
    // Of four, a quarter is one: a turn at a time. Two new ones of two cards each do not fit beside what runs.
    await make(rolling("25%", 0), 2, 2);
    const found = only(await prove());
    expect(found).toMatchObject({ kind: "stuck-update", replicas: 2, strategy: { maxSurge: 1 } });
  });

  test("finds a budget that never lets a node be drained, in the API server's words", async () => {
    await make(rolling(0, 1), 2);
    await budget({ minAvailable: 2 });
    const found = only(await prove());
    expect(found).toMatchObject({
      kind: "blocked-drain",
      workload,
      moment: "applied",
      replicas: 2,
      budgets: [{ name: "sd", field: "minAvailable", value: "2" }],
      words: [
        "Cannot evict pod as it would violate the pod's disruption budget.",
        "The disruption budget sd needs 2 healthy pods and has 2 currently",
      ],
    });
    expect(found.kind === "blocked-drain" && found.nodes.toSorted()).toEqual(["one", "two"]);
    const { items } = await read<{ items: unknown[] }>(cluster, "/api/v1/namespaces/trial/pods");
    expect(items).toHaveLength(2);
  });

  test("finds a budget that is right at the maximum and too strict for the one replica there is at first", async () => {
    await make(rolling(0, 1));
    await mayGoTo(3);
    await budget({ minAvailable: 1 });
    expect(only(await prove())).toMatchObject({ kind: "blocked-drain", moment: "applied", replicas: 1 });
  });

  test("finds two budgets over one pod, which the API server does not support", async () => {
    await make(rolling(0, 1), 2);
    await budget({ maxUnavailable: 1 });
    const more = {
      metadata: { name: "more" },
      spec: { selector: { matchLabels: { app: "sd" } }, maxUnavailable: 1 },
    };
    await create(cluster, "/apis/policy/v1/namespaces/trial/poddisruptionbudgets", more);
    const found = only(await prove());
    expect(found).toMatchObject({
      kind: "blocked-drain",
      words: [expect.stringContaining("more than one PodDisruptionBudget")],
    });
  });

  test("finds pods that the Pod Security level of the namespace forbids, in the API server's words", async () => {
    const path = "/api/v1/namespaces/trial";
    const labels = { "pod-security.kubernetes.io/enforce": "restricted" };
    const contentType = "application/merge-patch+json";
    await cluster.api.request({ method: "PATCH", path, contentType, body: { metadata: { labels } } });
    const template = {
      metadata: { labels: { app: "sd" } },
      spec: { containers: [{ name: "main", image: "i" }] },
    };
    await make({ template });
    const jobTemplate = { spec: { template: { spec: { ...template.spec, restartPolicy: "Never" } } } };
    const job = { metadata: { name: "tidy" }, spec: { schedule: "0 3 * * *", jobTemplate } };
    expect(await create(cluster, "/apis/batch/v1/namespaces/trial/cronjobs", job)).toEqual({ status: 201 });
    const proof = await prove();
    expect(kinds(proof)).toEqual(["refused", "refused"]);
    const words = [
      expect.stringContaining('violates PodSecurity "restricted:latest": allowPrivilegeEscalation != false'),
    ];
    expect(proof.findings[0]).toMatchObject({ workload, podSecurity: true, moment: "applied", words });
    expect(proof.findings[1]).toMatchObject({ workload: { kind: "CronJob", name: "tidy" }, words });
    const looked = await prove(undefined, true);
    expect([kinds(looked), looked.maximum]).toEqual([kinds(proof), []]);
  });

  test("finds a set whose pods are refused, and one that cannot be placed", async () => {
    const set = (name: string, more: object, cards: string) => ({
      metadata: { name },
      spec: {
        replicas: 2,
        serviceName: name,
        selector: { matchLabels: { app: name } },
        template: {
          metadata: { labels: { app: name } },
          spec: {
            ...more,
            containers: [{ name: "main", image: "i", resources: { limits: { [CARDS]: cards } } }],
          },
        },
      },
    });
    const sets = "/apis/apps/v1/namespaces/trial/statefulsets";
    await create(cluster, sets, set("nobody", { serviceAccountName: "nobody" }, "1"));
    await create(cluster, sets, set("large", {}, "3"));
    const { findings } = await prove();
    expect(findings).toContainEqual(
      expect.objectContaining({
        kind: "refused",
        workload: { ...workload, kind: "StatefulSet", name: "nobody" },
        podSecurity: false,
        words: [expect.stringContaining('serviceaccount "nobody" not found')],
      }),
    );
    expect(findings).toContainEqual(
      expect.objectContaining({
        kind: "unplaceable",
        workload: { ...workload, kind: "StatefulSet", name: "large" },
        words: [expect.stringContaining("2 Insufficient nvidia.com/gpu")],
      }),
    );
  });

  test("puts everything back when it is ended early", async () => {
    await make(rolling(0, 1));
    await mayGoTo(4);
    const end = new AbortController();
    const proof = provePlacement([{ cluster, growth: FIXED_NODES }], {
      signal: end.signal,
      detail: (text) => {
        if (text.startsWith("rolling update")) end.abort(new Error("enough"));
      },
    });
    await expect(proof).rejects.toThrow("enough");
    const { spec } = await read<{ spec: JsonObject }>(cluster, `${HERE}/sd`);
    expect(spec["replicas"]).toBe(1);
    expect(JSON.stringify(spec)).not.toContain("rehearsal.invalid");
  });
});
