import picocolors from "picocolors";
import { formatPicture } from "../../../../cli/rehearse/placement/picture";
import { PlacementView } from "../../../../rehearsal/run/snapshot";

const PLAIN = picocolors.createColors(false);
const COLORED = picocolors.createColors(true);
const CORE = "tke.cloud.tencent.com/qgpu-core";
const MEMORY = "tke.cloud.tencent.com/qgpu-memory";

const labels = (pool: string, type: string) => ({
  "sdstack/node-pool": pool,
  "node.kubernetes.io/instance-type": type,
  "topology.kubernetes.io/zone": "zone-7",
});
const gpu = (name: string) => ({
  name,
  labels: labels("gpu", "PNV4"),
  taints: [],
  capacity: { [CORE]: "100", [MEMORY]: "24" },
  allocatable: { cpu: "27860m", memory: "110Gi", [CORE]: "100", [MEMORY]: "22" },
});
const share = (name: string, node: string | undefined) => ({
  namespace: "sd",
  name: `webui-5d4b8c7f9-${name}`,
  ...(node === undefined ? { pendingReason: "0/3 nodes are available" } : { node }),
  requests: { cpu: "4", memory: "16Gi", [CORE]: "50", [MEMORY]: "10" },
});
const CLUSTER: PlacementView = {
  name: "k",
  nodes: [
    gpu("gpu-1"),
    gpu("gpu-2"),
    gpu("gpu-3"),
    {
      name: "system-1",
      labels: labels("system", "S5"),
      taints: [],
      capacity: {},
      allocatable: { cpu: "3920m", memory: "6348Mi" },
    },
  ],
  placements: [
    share("aaaaa", "gpu-1"),
    share("bbbbb", "gpu-1"),
    share("ccccc", "gpu-2"),
    share("ddddd", "gpu-2"),
    share("fffff", "gpu-3"),
    share("ggggg", undefined),
  ],
};

test("shows pools, zones, nodes, cards and who has which share; equal nodes once", () => {
  expect(formatPicture("as applied", [CLUSTER], PLAIN)).toBe(
    [
      "as applied: 4 nodes, 5 pods, 3 of 3 cards in use",
      "pool system · S5 · zone-7 · 1 node",
      "  system-1, 0 pods",
      "    cpu .............. 0 of 3.9        memory .............. 0 of 6.2 GiB",
      "pool gpu · PNV4 · zone-7 · 3 nodes",
      "  gpu-1 and 1 node alike, 2 pods",
      "    cpu ####.......... 8 of 27.9       memory ####.......... 32 of 110 GiB",
      "    card 1 compute AAAAAAAAAAAAAAAAAAAABBBBBBBBBBBBBBBBBBBB 100 of 100 %",
      "           memory  AAAAAAAAAAAAAAAAAABBBBBBBBBBBBBBBBBB.... 20 of 22 GiB",
      "           A sd/webui-5d4b8c7f9-aaaaa  50 %, 10 GiB",
      "           B sd/webui-5d4b8c7f9-bbbbb  50 %, 10 GiB",
      "  gpu-3, 1 pod",
      "    cpu ##............ 4 of 27.9       memory ##............ 16 of 110 GiB",
      "    card 1 compute AAAAAAAAAAAAAAAAAAAA.................... 50 of 100 %",
      "           memory  AAAAAAAAAAAAAAAAAA...................... 10 of 22 GiB",
      "           A sd/webui-5d4b8c7f9-fffff  50 %, 10 GiB",
      "without a place: 1 pod of sd/webui",
      "",
    ].join("\n"),
  );
});

test("is the same in colours, with blocks for letters", () => {
  const colored = formatPicture("as applied", [CLUSTER], COLORED);
  // eslint-disable-next-line no-control-regex -- that is how colours are written
  const bare = colored.replace(/\x1b\[\d+m/g, "");
  expect(colored).not.toBe(bare);
  expect(bare).toContain(`card 1 compute ${"█".repeat(40)} 100 of 100 %`);
  expect(bare).toContain(`memory  ${"█".repeat(36)}${"░".repeat(4)} 20 of 22 GiB`);
  expect(bare.split("\n")).toHaveLength(formatPicture("as applied", [CLUSTER], PLAIN).split("\n").length);
});

test("fits eighty columns, however long names are", () => {
  const long = "x".repeat(90);
  const node = { ...gpu(long), labels: labels(long, long) };
  const placements = [
    { ...share("aaaaa", long), name: long, namespace: "n".repeat(40) },
    { ...share("bbbbb", undefined), name: long },
  ];
  const picture = formatPicture("as applied", [{ name: "k", nodes: [node], placements }], PLAIN);
  expect(Math.max(...picture.split("\n").map(({ length }) => length))).toBeLessThanOrEqual(80);
});

test("shows whole cards, and cards that nobody uses", () => {
  const node = {
    name: "own",
    labels: {},
    taints: [],
    capacity: { "nvidia.com/gpu": "2" },
    allocatable: { cpu: "32", memory: "128Gi", "nvidia.com/gpu": "2" },
  };
  const placements = [{ namespace: "sd", name: "web", node: "own", requests: { "nvidia.com/gpu": "1" } }];
  const picture = formatPicture("now", [{ name: "k", nodes: [node], placements }], PLAIN);
  expect(picture).toContain("now: 1 node, 1 pod, 1 of 2 cards in use\n1 node\n  own, 1 pod\n");
  expect(picture).toContain(
    `    card 1 whole   ${"A".repeat(40)} 100 of 100 %\n           A sd/web  the whole card\n`,
  );
  expect(picture).toContain(`    card 2 whole   ${".".repeat(40)} 0 of 100 %\n`);
});

test("names the clusters when there are several, and shows nothing where there are no nodes", () => {
  const picture = formatPicture("now", [CLUSTER, { ...CLUSTER, name: "l" }], PLAIN);
  expect(picture).toContain("now in cluster k: 4 nodes");
  expect(picture).toContain("now in cluster l: 4 nodes");
  expect(formatPicture("now", [{ name: "k", nodes: [], placements: [] }], PLAIN)).toBe("");
});
