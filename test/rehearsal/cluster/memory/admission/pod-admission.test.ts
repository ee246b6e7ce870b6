import { JsonObject } from "../../../../../rehearsal/cluster/kubernetes-api";
import { TestClient, dig } from "../../../../support/kubernetes/client";

const SAFE: JsonObject = {
  allowPrivilegeEscalation: false,
  runAsNonRoot: true,
  capabilities: { drop: ["ALL"] },
  seccompProfile: { type: "RuntimeDefault" },
};

describe("admission of pods", () => {
  let client: TestClient;
  beforeEach(async () => {
    client = await TestClient.fresh();
    for (const level of ["baseline", "restricted"]) {
      const labels = { "pod-security.kubernetes.io/enforce": level };
      await client.create("/api/v1/namespaces", { metadata: { name: level, labels } });
    }
  });

  async function verdict(level: string, container: JsonObject, spec: JsonObject = {}): Promise<unknown> {
    const body = {
      metadata: { name: "p" },
      spec: { containers: [{ name: "c", image: "x", ...container }], ...spec },
    };
    const answer = await client.call("POST", `/api/v1/namespaces/${level}/pods`, body);
    return answer.status === 201 ? "accepted" : dig(answer.body, "message");
  }

  test("a pod that sets what it must is accepted at the restricted level", async () => {
    expect(await verdict("restricted", { securityContext: SAFE })).toBe("accepted");
  });

  test("a plain pod is accepted at the baseline level", async () => {
    expect(await verdict("baseline", {})).toBe("accepted");
  });

  test.each([
    [
      "baseline",
      { securityContext: { privileged: true } },
      {},
      'privileged (container "c" must not set securityContext.privileged=true)',
    ],
    [
      "baseline",
      { securityContext: { capabilities: { add: ["SYS_ADMIN"] } } },
      {},
      'non-default capabilities (container "c" must not include "SYS_ADMIN" in securityContext.capabilities.add)',
    ],
    [
      "baseline",
      { ports: [{ containerPort: 80, hostPort: 80 }] },
      {},
      'hostPort (container "c" uses hostPort 80)',
    ],
    ["baseline", {}, { hostNetwork: true }, "host namespaces (hostNetwork=true)"],
    ["baseline", {}, { volumes: [{ name: "v", hostPath: { path: "/" } }] }, 'hostPath volumes (volume "v")'],
    [
      "baseline",
      { readinessProbe: { httpGet: { host: "10.0.0.1", port: 80 } } },
      {},
      'probe or lifecycle host (container "c" uses probe or lifecycle host "10.0.0.1")',
    ],
    [
      "restricted",
      { securityContext: { ...SAFE, runAsUser: 0 } },
      {},
      'runAsUser=0 (container "c" must not set runAsUser=0)',
    ],
    [
      "restricted",
      { securityContext: SAFE },
      { volumes: [{ name: "v", nfs: { server: "s", path: "/" } }] },
      'restricted volume types (volume "v" uses restricted volume type "nfs")',
    ],
    [
      "restricted",
      { securityContext: { ...SAFE, seccompProfile: { type: "Unconfined" } } },
      {},
      'seccompProfile (container "c" must not set securityContext.seccompProfile.type to "Unconfined")',
    ],
  ])("level %s refuses %j %j", async (level, container, spec, violation) => {
    expect(await verdict(level, container, spec)).toBe(
      `pods "p" is forbidden: violates PodSecurity "${level}:latest": ${violation}`,
    );
  });

  test("a pod is refused without its service account or priority class", async () => {
    expect(await verdict("baseline", {}, { serviceAccountName: "none" })).toBe(
      'pods "p" is forbidden: error looking up service account baseline/none: serviceaccount "none" not found',
    );
    expect(await verdict("baseline", {}, { priorityClassName: "none" })).toBe(
      'pods "p" is forbidden: no PriorityClass with name none was found',
    );
  });

  test("a quota stops pods beyond it", async () => {
    await client.create("/api/v1/namespaces/baseline/resourcequotas", {
      metadata: { name: "gpu" },
      spec: { hard: { "requests.nvidia.com/gpu": "1" } },
    });
    const gpu = { resources: { limits: { "nvidia.com/gpu": "1" } } };
    expect(await verdict("baseline", gpu)).toBe("accepted");
    const body = { metadata: { name: "q" }, spec: { containers: [{ name: "c", image: "x", ...gpu }] } };
    const refused = await client.call("POST", "/api/v1/namespaces/baseline/pods", body);
    expect(dig(refused.body, "message")).toBe(
      'pods "q" is forbidden: exceeded quota: gpu, requested: requests.nvidia.com/gpu=1, used: requests.nvidia.com/gpu=1, limited: requests.nvidia.com/gpu=1',
    );
    const quota = await client.get("/api/v1/namespaces/baseline/resourcequotas/gpu");
    expect(dig(quota, "status", "used")).toEqual({ "requests.nvidia.com/gpu": "1" });
  });

  test("a limit range gives containers what they leave out", async () => {
    await client.create("/api/v1/namespaces/baseline/limitranges", {
      metadata: { name: "l" },
      spec: {
        limits: [
          {
            type: "Container",
            default: { memory: "1Gi" },
            defaultRequest: { memory: "512Mi" },
            max: { memory: "2Gi" },
          },
        ],
      },
    });
    await verdict("baseline", {});
    const pod = await client.get("/api/v1/namespaces/baseline/pods/p");
    expect(dig(pod, "spec", "containers", 0, "resources")).toEqual({
      limits: { memory: "1Gi" },
      requests: { memory: "512Mi" },
    });
    await client.ok("DELETE", "/api/v1/namespaces/baseline/pods/p");
    expect(await verdict("baseline", { resources: { limits: { memory: "4Gi" } } })).toBe(
      'pods "p" is forbidden: maximum memory usage per Container is 2Gi, but limit is 4Gi',
    );
  });
});
