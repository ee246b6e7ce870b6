import { Rule } from "../engine/rule";
import { kubernetes } from "../engine/sources";
import { KnownResource, World } from "../engine/world";
import { Part } from "../engine/part";
import { cardsOf, SHARE, SHARE_MEMORY, takesCards } from "../kubernetes/cards";
import { resources, together, workload } from "../kubernetes/example";
import { eachPod } from "../kubernetes/pod-rules";

const CARDS = { resources: { limits: { "nvidia.com/gpu": "1" }, requests: { "nvidia.com/gpu": "1" } } };
const SHARES = { resources: { limits: { [SHARE]: "50", [SHARE_MEMORY]: "10" } } };
const ON_GPU = { node_selector: { pool: "gpu" } };

function pool(extra: Readonly<Record<string, unknown>>, type = "tencentcloud_kubernetes_native_node_pool") {
  return resources({ [type]: { labels: [{ name: "pool", value: "gpu" }], ...extra } });
}

const POOLS = [
  "tencentcloud_kubernetes_native_node_pool",
  "tencentcloud_kubernetes_node_pool",
  "alicloud_cs_kubernetes_node_pool",
];

/** Labels of the nodes of a pool: a list of pairs, or a map. Undefined when they are not known. */
function labelsOf({ body }: KnownResource): ReadonlyMap<string, string | undefined> | undefined {
  if (body.at("labels").isUnknown) return undefined;
  const pairs = body.items("labels").flatMap((part): readonly (readonly [string, Part])[] => {
    const name = part.at("name").text ?? part.at("key").text;
    return name === undefined ? part.entries() : [[name, part.at("value")]];
  });
  return new Map(pairs.map(([name, part]) => [name, part.text]));
}

/** Pools whose nodes a pod may be on, by its node selector; undefined when it is not known. */
function poolsFor(selector: Part, world: World): readonly KnownResource[] | undefined {
  if (selector.isUnknown) return undefined;
  const wanted = selector.entries().filter(([name]) => !name.includes("kubernetes.io/"));
  if (wanted.some(([, part]) => part.isUnknown)) return undefined;
  return world.ofType(...POOLS).filter((each) => {
    const labels = labelsOf(each);
    return labels === undefined || wanted.every(([name, part]) => labels.get(name) === part.text);
  });
}

function tolerates(spec: Part, taint: Part): boolean {
  if (spec.at("toleration").isUnknown) return true;
  return spec.items("toleration").some((each) => {
    const [key, effect, value] = [each.at("key"), each.at("effect"), each.at("value")];
    const keyFits = key.isAbsent || key.text === taint.at("key").text;
    const effectFits = effect.isAbsent || effect.text === taint.at("effect").text;
    const valueFits = each.at("operator").text === "Exists" || value.text === taint.at("value").text;
    return keyFits && effectFits && valueFits;
  });
}

/** Whether pods with cards get to nodes that have them. */
export const PLACEMENT_RULES: readonly Rule[] = [
  {
    id: "SDI-G04",
    title: "A rollout of pods with cards needs no spare card",
    severity: "warn",
    question: "reliability",
    reason: "When every card is taken, a pod that is added first stays pending, and the rollout never ends.",
    fix: 'Set max_surge = "0" with max_unavailable = "1", or the strategy Recreate.',
    sources: [kubernetes("deployments", "concepts/workloads/controllers/deployment/#strategy")],
    gate: "both",
    exceptions:
      "Whether all replicas fit is proven by the rehearsal, with the scheduler itself; this rule looks at the rollout only.",
    examples: {
      failing: workload(CARDS),
      passing: workload(
        CARDS,
        {},
        { strategy: { type: "RollingUpdate", rolling_update: { max_surge: "0" } } },
      ),
      unknown: workload(CARDS, {}, { strategy: "${var.strategy}" }),
    },
    check: eachPod((pod, say) => {
      if (pod.kind !== "deployment" || !takesCards(pod)) return;
      const strategy = pod.object.spec.at("strategy");
      const surge = strategy.at("rolling_update", "max_surge");
      if (strategy.at("type").text === "Recreate") return;
      const isNone = surge.number === 0 || surge.text === "0%";
      say.unless(
        surge,
        isNone,
        "a rollout adds a pod before another one goes, and needs a spare card for it",
      );
    }),
  },
  {
    id: "SDI-G05",
    title: "Pods with cards fit the labels and taints of a pool",
    severity: "block",
    question: "reliability",
    reason: "Otherwise they stay pending for ever, while the nodes that were meant for them cost money.",
    fix: "Use the labels of the pool in node_selector, and tolerate its taints.",
    sources: [kubernetes("taints", "concepts/scheduling-eviction/taint-and-toleration/")],
    gate: "both",
    exceptions: "Passes when the program makes no pools, or the pod has no node selector.",
    examples: {
      failing: together(workload(CARDS, { node_selector: { pool: "gpus" } }), pool({})),
      passing: together(workload(CARDS, ON_GPU), pool({})),
      unknown: together(workload(CARDS, { node_selector: { pool: "${var.pool}" } }), pool({})),
    },
    check: eachPod((pod, say, world) => {
      const selector = pod.spec.at("node_selector");
      if (!takesCards(pod) || selector.isAbsent || world.ofType(...POOLS).length === 0) return;
      const pools = poolsFor(selector, world);
      if (pools === undefined) say.unknown(selector);
      else if (pools.length === 0)
        say.fail(selector, "no pool of the program has the labels of the node selector");
      else {
        const isBarred = pools.every(({ body }) =>
          body.items("taints").some((taint) => {
            const isHard = taint.at("effect").text !== "PreferNoSchedule";
            return isHard && taint.at("key").text !== undefined && !tolerates(pod.spec, taint);
          }),
        );
        if (isBarred) say.fail(pod.spec.at("toleration"), "the pod does not tolerate the taints of its pool");
      }
    }),
  },
  {
    id: "SDI-G06",
    title: "Pods with cards have shared memory",
    severity: "warn",
    question: "reliability",
    reason: "Without a volume at /dev/shm there are 64 MiB of it, and processes that share tensors end.",
    fix: 'Mount an empty_dir with medium = "Memory" and a size_limit at /dev/shm.',
    sources: [kubernetes("emptyDir", "concepts/storage/volumes/#emptydir")],
    gate: "both",
    exceptions:
      "Whether grace periods and deadlines are long enough cannot be told: how long an image and a model take is written nowhere in a stack.",
    examples: {
      failing: workload(CARDS),
      passing: workload(
        { ...CARDS, volume_mount: [{ name: "shm", mount_path: "/dev/shm" }] },
        { volume: [{ name: "shm", empty_dir: { medium: "Memory", size_limit: "2Gi" } }] },
      ),
      unknown: workload({ ...CARDS, volume_mount: "${var.mounts}" }),
    },
    check: eachPod((pod, say) => {
      for (const { part, name } of pod.containers) {
        if (cardsOf(part, "limits").length === 0) continue;
        const mounts = part.at("volume_mount");
        const mount = part.items("volume_mount").find((each) => each.at("mount_path").text === "/dev/shm");
        if (mount === undefined) {
          say.unless(mounts, false, `container ${name} has no shared memory but 64 MiB`);
          continue;
        }
        const volume = pod.spec
          .items("volume")
          .find((each) => each.at("name").text === mount.at("name").text);
        const size = volume?.at("empty_dir", "size_limit");
        if (size?.isAbsent === true)
          say.fail(size, "the shared memory has no limit, and may take all of the node's");
      }
    }),
  },
  {
    id: "SDI-G07",
    title: "Shares of cards are asked for where cards are shared",
    severity: "block",
    question: "reliability",
    reason: "Only nodes of native pools with the label qgpu-device-enable share their cards.",
    fix: "Use a native node pool with the label qgpu-device-enable = enable.",
    sources: [
      { title: "Tencent Cloud: qGPU", url: "https://www.tencentcloud.com/document/product/457/59103" },
    ],
    gate: "both",
    exceptions:
      "Passes when the program makes no pool for the pod. Versions of drivers are not known before nodes are there.",
    examples: {
      failing: together(workload(SHARES, ON_GPU), pool({})),
      passing: together(
        workload(SHARES, ON_GPU),
        pool({
          labels: [
            { name: "pool", value: "gpu" },
            { name: "qgpu-device-enable", value: "enable" },
          ],
        }),
      ),
      unknown: together(workload(SHARES, { node_selector: { pool: "${var.pool}" } }), pool({})),
    },
    check: eachPod((pod, say, world) => {
      const asks = pod.containers.some(({ part }) =>
        cardsOf(part, "limits").some(([name]) => name === SHARE),
      );
      const selector = pod.spec.at("node_selector");
      if (!asks || selector.isAbsent || world.ofType(...POOLS).length === 0) return;
      const pools = poolsFor(selector, world);
      if (pools === undefined) say.unknown(selector);
      else if (pools.length > 0 && !pools.some(sharesCards)) {
        say.fail(selector, "the nodes it selects do not share their cards");
      }
    }),
  },
];

function sharesCards(pool: KnownResource): boolean {
  if (pool.type !== "tencentcloud_kubernetes_native_node_pool") return false;
  const labels = labelsOf(pool);
  return labels === undefined || labels.get("qgpu-device-enable") === "enable";
}
