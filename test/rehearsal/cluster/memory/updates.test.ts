import { JsonObject } from "../../../../rehearsal/cluster/kubernetes-api";
import { TestClient, dig } from "../../../support/kubernetes/client";
import { RecordedRequest, recordedCases, send } from "../../../support/kubernetes/recorded";

/**
 * Objects that the recorded updates start from, where the recording has no request that creates them: the spec of a
 * patch that replaces it as a whole will do, the others are written here.
 */
const container = { name: "c", image: "registry.example.com/sd/webui:1.0.0" };
const template = (app: string): JsonObject => ({
  metadata: { labels: { app } },
  spec: { containers: [container] },
});
const workload = (app: string): JsonObject => ({
  selector: { matchLabels: { app } },
  template: template(app),
});
const job: JsonObject = { template: { spec: { containers: [container], restartPolicy: "Never" } } };
const web: JsonObject = { ports: [{ name: "http", port: 80 }], selector: { a: "1", b: "2" } };
const volume: JsonObject = {
  capacity: { storage: "10Gi" },
  accessModes: ["ReadWriteMany"],
  csi: { driver: "x.example.com", volumeHandle: "v", volumeAttributes: { a: "1" } },
};
const claim: JsonObject = {
  accessModes: ["ReadWriteMany"],
  resources: { requests: { storage: "10Gi" } },
  storageClassName: "sd-upd-none",
};

const SPECS: Record<string, (name: string) => JsonObject> = {
  namespaces: (name) => ({ metadata: { name, labels: { a: "1", b: "2" } } }),
  deployments: (name) => ({
    metadata: { name, labels: { drop: "1", keep: "1" }, annotations: { "example.com/a.b": "1" } },
    spec: workload(name),
  }),
  statefulsets: (name) => ({ spec: { ...workload(name), serviceName: "s", replicas: 0 } }),
  daemonsets: (name) => ({ spec: workload(name) }),
  jobs: () => ({ spec: job }),
  cronjobs: () => ({ spec: { schedule: "0 1 1 1 *", jobTemplate: { spec: job } } }),
  services: (name) => ({
    metadata: { name, annotations: { "service.cloud.tencent.com/direct-access": "false" } },
    spec: { ...web, type: name === "v-type2" ? "NodePort" : "ClusterIP" },
  }),
  ingresses: () => ({ spec: { defaultBackend: { service: { name: "x", port: { number: 80 } } } } }),
  networkpolicies: () => ({ spec: { podSelector: { matchLabels: { a: "1" } }, policyTypes: ["Ingress"] } }),
  persistentvolumes: () => ({ spec: volume }),
  persistentvolumeclaims: (name) => ({
    spec: name === "c-up-bound" ? { ...claim, storageClassName: "sd-upd-bound", volumeName: "bound" } : claim,
  }),
  storageclasses: () => ({
    provisioner: "example.com/p",
    parameters: { a: "1" },
    allowVolumeExpansion: true,
  }),
  configmaps: (name) => ({
    data: { a: "1", b: "2" },
    immutable: name === "m-imm2",
  }),
  secrets: () => ({ stringData: { a: "1" }, type: "Opaque" }),
  serviceaccounts: () => ({ imagePullSecrets: [{ name: "a" }], automountServiceAccountToken: true }),
  roles: () => ({ rules: [{ apiGroups: [""], resources: ["pods"], verbs: ["get"] }] }),
  rolebindings: () => ({
    roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "Role", name: "r" },
    subjects: [{ kind: "User", name: "z", namespace: "default" }],
  }),
  horizontalpodautoscalers: () => ({
    spec: {
      maxReplicas: 4,
      scaleTargetRef: { apiVersion: "apps/v1", kind: "Deployment", name: "x" },
      metrics: [
        {
          type: "Resource",
          resource: { name: "cpu", target: { type: "Utilization", averageUtilization: 80 } },
        },
      ],
    },
  }),
  poddisruptionbudgets: () => ({ spec: { minAvailable: 1, selector: { matchLabels: { a: "b" } } } }),
  resourcequotas: () => ({ spec: { hard: { "requests.nvidia.com/gpu": "4" } } }),
  priorityclasses: () => ({ value: 10, description: "a" }),
  pods: () => ({ spec: { containers: [container] } }),
};

/** Collection, name and resource of a recorded path. */
function partsOf(path: string): { collection: string; name: string; plural: string } {
  const parts = (path.split("?")[0] ?? "").split("/");
  return { collection: parts.slice(0, -1).join("/"), name: parts.at(-1) ?? "", plural: parts.at(-2) ?? "" };
}

async function prepare(
  client: TestClient,
  { method, path, body, content_type: type }: RecordedRequest,
): Promise<void> {
  if (method === "POST") return;
  const { collection, name, plural } = partsOf(path);
  if (type === "application/apply-patch+yaml") {
    await client.apply(collection.concat("/", name), { ...(body as JsonObject), data: { a: "0" } });
    return;
  }
  const object: JsonObject = { metadata: { name }, ...SPECS[plural]?.(name) };
  const whole =
    Array.isArray(body) && name !== "d-strategy"
      ? (body as JsonObject[]).find((operation) => operation["path"] === "/spec")
      : undefined;
  const put = method === "PUT" ? ((body as JsonObject)["spec"] as JsonObject) : undefined;
  const spec = (whole?.["value"] as JsonObject | undefined) ?? put ?? object["spec"];
  await client.create(collection, { ...object, ...(spec === undefined ? {} : { spec }) });
}

describe("recorded requests of updates", () => {
  const cases = recordedCases("updates.json").filter(({ requests }) => (requests ?? []).length > 0);
  let client: TestClient;
  beforeEach(async () => {
    client = await TestClient.fresh("updates");
    for (const name of ["sd-upd", "sd-upd-other"])
      await client.create("/api/v1/namespaces", { metadata: { name } });
    await client.create("/apis/storage.k8s.io/v1/storageclasses", {
      metadata: { name: "sd-upd-bound" },
      provisioner: "x",
      allowVolumeExpansion: true,
    });
    const metadata = { name: "bound" };
    await client.create("/api/v1/persistentvolumes", {
      metadata,
      spec: { ...volume, storageClassName: "sd-upd-bound" },
    });
  });

  test("are many", () => {
    expect(cases.length).toBeGreaterThan(50);
  });

  test.each(cases.map((one) => [one.case, one] as const))(
    "%s is answered as recorded",
    async (_, { requests }) => {
      const [first] = requests ?? [];
      if (first !== undefined) await prepare(client, first);
      for (const request of requests ?? []) {
        const answer = await send(client.cluster, request);
        const message = dig(answer.body, "message");
        expect({ status: answer.status, message }).toEqual({
          status: request.status,
          message: request.message,
        });
      }
    },
  );
});
