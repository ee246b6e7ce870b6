import picocolors from "picocolors";
import { formatMade, formatStacks } from "../../../cli/rehearse/summary";
import { made } from "../../../rehearsal/run/made";
import { Json } from "../../../rehearsal/run/json";
import { KubernetesObject, Snapshot } from "../../../rehearsal/run/snapshot";

const PLAIN = picocolors.createColors(false);
const QGPU = "tke.cloud.tencent.com/qgpu-core";
const node = (name: string, allocatable: Record<string, string>) => ({
  name,
  labels: {},
  taints: [],
  capacity: allocatable,
  allocatable,
});
const object = (kind: string, value: object) => ({
  cluster: "k",
  apiVersion: "v1",
  kind,
  name: "x",
  own: false,
  value: JSON.parse(JSON.stringify(value)),
});
const SNAPSHOT: Snapshot = {
  cloud: [],
  charts: [],
  ledger: [],
  kubernetes: [
    object("Ingress", { spec: { tls: [{}], rules: [{ host: "sd.example.com" }] } }),
    object("Service", { status: { loadBalancer: { ingress: [{ ip: "203.0.113.7" }] } } }),
  ],
  clusters: [
    {
      name: "k",
      server: "https://127.0.0.1:1",
      nodes: [
        node("plain", { cpu: "2", memory: "4Gi" }),
        node("gpu", { cpu: "8", memory: "32Gi", [QGPU]: "100" }),
      ],
      placements: [
        { namespace: "sd", name: "webui", node: "gpu", requests: { cpu: "1", [QGPU]: "50" } },
        { namespace: "sd", name: "job", node: "plain", requests: { cpu: "1" } },
        { namespace: "sd", name: "late", requests: {}, pendingReason: "0/2 nodes are available" },
      ],
    },
  ],
};

describe("what was made", () => {
  test("shows pods that wait and why, and the way in", () => {
    expect(formatMade(made(SNAPSHOT), PLAIN)).toBe(
      [
        "",
        "waiting pod  why",
        "sd/late      0/2 nodes are available",
        "",
        "address  https://sd.example.com at 203.0.113.7",
        "",
      ].join("\n"),
    );
  });

  test("shows nothing where nothing was made", () => {
    expect(formatMade(made({ cloud: [], kubernetes: [], clusters: [], charts: [], ledger: [] }), PLAIN)).toBe(
      "",
    );
  });

  test("shows the address of a load balancer in front of the cluster, so that the host name can point to it", () => {
    const kubernetes = SNAPSHOT.kubernetes.filter(({ kind }) => kind === "Ingress");
    const applied = { ...SNAPSHOT, kubernetes, addresses: ["198.51.100.4"] };
    expect(made(applied).addresses).toEqual(["https://sd.example.com at 198.51.100.4"]);
    expect(
      made({ ...applied, kubernetes: SNAPSHOT.kubernetes, addresses: ["203.0.113.7"] }).addresses,
    ).toEqual(["https://sd.example.com at 203.0.113.7"]);
  });

  test.each([
    ["https", "https", "https"],
    ["http", "http", "http"],
    ["every listener", undefined, "http"],
  ])("shows the host of a route by %s of a Gateway as %s, at the Gateway's address", (_, section, scheme) => {
    const placed = (kind: string, namespace: string, value: Json): KubernetesObject => ({
      ...{ cluster: "standing", apiVersion: "gateway.networking.k8s.io/v1", kind, namespace },
      ...{ name: kind === "Gateway" ? "shared" : "web", own: false, value },
    });
    const listeners = [
      { name: "http", protocol: "HTTP" },
      { name: "https", protocol: "HTTPS" },
    ];
    const parent = {
      ...{ name: "shared", namespace: "infra" },
      ...(section === undefined ? {} : { sectionName: section }),
    };
    const kubernetes = [
      placed("Gateway", "infra", {
        spec: { listeners },
        status: { addresses: [{ type: "IPAddress", value: "198.18.0.9" }] },
      }),
      placed("HTTPRoute", "sd", { spec: { parentRefs: [parent], hostnames: ["sd.example.com"] } }),
    ];
    expect(made({ ...SNAPSHOT, kubernetes }).addresses).toEqual([`${scheme}://sd.example.com at 198.18.0.9`]);
  });

  test("shows the address of a load balancer when no host name leads to it", () => {
    const kubernetes = SNAPSHOT.kubernetes.filter(({ kind }) => kind === "Service");
    expect(made({ ...SNAPSHOT, kubernetes }).addresses).toEqual(["203.0.113.7"]);
  });
});

describe("how the stacks went", () => {
  test("shows a phase that was not reached as such", () => {
    const times = { applySeconds: 1.26, planSeconds: null, destroySeconds: null };
    const text = formatStacks(
      {
        ok: false,
        environment: "e",
        cluster: "real",
        terraform: { name: "tofu", version: "1.8.0" },
        stacks: [{ name: "e-one", created: 3, secondPlanChanges: null, ...times }],
        phaseSeconds: {},
        slowestCalls: [],
        charts: [],
        placement: null,
        leftovers: { cloud: 2, kubernetes: 1, machine: 0 },
      },
      PLAIN,
    );
    expect(text).toContain("e-one          3                    –  1.3 s     –        –\n");
    expect(text).toContain(
      "3 resources; left behind: 2 in the cloud, 1 in clusters, 0 processes, ports and folders",
    );
  });
});
