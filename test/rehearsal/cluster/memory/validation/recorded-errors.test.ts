import { JsonObject } from "../../../../../rehearsal/cluster/kubernetes-api";
import { TestClient, dig } from "../../../../support/kubernetes/client";
import { recordedCases } from "../../../../support/kubernetes/recorded";

function pod(container: JsonObject, more: JsonObject = {}): JsonObject {
  return { containers: [{ name: "c", image: "x:1", resources: {}, ...container }], ...more };
}

function deployment(
  container: JsonObject,
  more: JsonObject = {},
  labels: JsonObject = { e: "1" },
): JsonObject {
  const template = { metadata: { labels }, spec: pod(container, more) };
  return {
    metadata: { name: "err" },
    spec: { replicas: 0, selector: { matchLabels: { e: "1" } }, template },
  };
}

function service(spec: JsonObject): JsonObject {
  return { metadata: { name: "err" }, spec };
}

const TARGET = { apiVersion: "apps/v1", kind: "Deployment", name: "x" };
const POLICY = { type: "Pods", value: 1, periodSeconds: 60 };

/** The objects that the provider sends for the recorded configurations. */
const BODIES: Record<string, JsonObject> = {
  image_pull_policy_unknown: deployment({ imagePullPolicy: "Sometimes" }),
  empty_metadata: { metadata: {} },
  hpa_select_policy_omitted: {
    metadata: { name: "err" },
    spec: {
      maxReplicas: 2,
      minReplicas: 1,
      scaleTargetRef: TARGET,
      behavior: { scaleDown: { stabilizationWindowSeconds: 600, selectPolicy: "", policies: [POLICY] } },
    },
  },
  hpa_target_without_api_version: {
    metadata: { name: "err" },
    spec: { maxReplicas: 2, minReplicas: 1, scaleTargetRef: { kind: "Deployment", name: "x" } },
  },
  selector_mismatch: deployment({}, {}, { e: "2" }),
  env_value_and_source: deployment({
    env: [{ name: "A", value: "1", valueFrom: { fieldRef: { fieldPath: "metadata.name" } } }],
  }),
  extended_resource_request_differs: deployment({
    resources: { limits: { "nvidia.com/gpu": "2" }, requests: { "nvidia.com/gpu": "1" } },
  }),
  request_above_limit: deployment({ resources: { limits: { cpu: "1" }, requests: { cpu: "2" } } }),
  volume_with_two_sources: deployment(
    {},
    { volumes: [{ name: "v", emptyDir: {}, hostPath: { path: "/x" } }] },
  ),
  job_restart_always: {
    metadata: { name: "err" },
    spec: { template: { spec: pod({}, { restartPolicy: "Always" }) } },
  },
  pdb_both: {
    metadata: { name: "err" },
    spec: { minAvailable: 1, maxUnavailable: 1, selector: { matchLabels: { a: "b" } } },
  },
  already_exists: { metadata: { name: "kube-root-ca.crt" }, data: { a: "b" } },
  secret_tls_missing_key: {
    metadata: { name: "err" },
    type: "kubernetes.io/tls",
    stringData: { "tls.crt": "x" },
  },
  node_port_out_of_range: service({ type: "NodePort", ports: [{ port: 80, nodePort: 80 }] }),
  service_without_ports: service({ selector: { a: "b" } }),
  ingress_empty_spec: { metadata: { name: "err" }, spec: {} },
  network_policy_end_port_below: {
    metadata: { name: "err" },
    spec: {
      podSelector: {},
      policyTypes: ["Ingress"],
      ingress: [{ ports: [{ port: 9000, endPort: 8000 }] }],
    },
  },
  priority_value_too_big: { metadata: { name: "err" }, value: 1000000001 },
  restricted_pod_container_context_without_non_root: {
    metadata: { name: "err" },
    spec: pod(
      {
        securityContext: {
          runAsNonRoot: false,
          allowPrivilegeEscalation: false,
          privileged: false,
          readOnlyRootFilesystem: false,
          capabilities: { drop: ["ALL"] },
        },
      },
      { securityContext: { runAsNonRoot: true, seccompProfile: { type: "RuntimeDefault" } } },
    ),
  },
  manifest_server_rejects: {
    apiVersion: "networking.k8s.io/v1",
    kind: "NetworkPolicy",
    metadata: { name: "err", namespace: "default" },
    spec: { podSelector: {}, policyTypes: ["Sideways"] },
  },
};

describe("refusals of the API server", () => {
  const cases = recordedCases("errors.json").filter(({ response }) => response !== undefined);
  let client: TestClient;
  beforeAll(async () => {
    client = await TestClient.fresh();
    const labels = { "pod-security.kubernetes.io/enforce": "restricted" };
    await client.create("/api/v1/namespaces", { metadata: { name: "err-restricted", labels } });
  });

  test("cover every recorded one", () => {
    expect(Object.keys(BODIES).sort()).toEqual(cases.map((one) => one.case).sort());
  });

  test.each(cases.map((one) => [one.case, one] as const))(
    "%s is refused in the recorded words",
    async (name, { response }) => {
      const patch = response?.method === "PATCH" ? "application/apply-patch+yaml" : undefined;
      const answer = await client.call(
        patch === undefined ? "POST" : "PATCH",
        response?.path ?? "",
        BODIES[name],
        patch,
      );
      expect({ status: answer.status, message: dig(answer.body, "message") }).toEqual({
        status: response?.status,
        message: response?.message,
      });
    },
  );

  test("a quantity that is none is refused when the body is read", async () => {
    const answer = await client.call(
      "POST",
      "/apis/apps/v1/namespaces/default/deployments",
      deployment({ resources: { limits: { memory: "16GB" } } }),
    );
    expect(answer.status).toBe(400);
    expect(dig(answer.body, "message")).toContain("quantities must match the regular expression");
  });
});
