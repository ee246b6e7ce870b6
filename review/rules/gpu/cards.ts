import { CGPU } from "../../../catalog/alibaba/card-sharing";
import { Rule } from "../engine/rule";
import { kubernetes } from "../engine/sources";
import { Example } from "../engine/rule";
import { cardsOf, isShare, SHARE, SHARE_MEMORY, takesCards } from "../kubernetes/cards";
import { workload } from "../kubernetes/example";
import { eachContainer, eachPod } from "../kubernetes/pod-rules";

const CARD = "nvidia.com/gpu";
const SHARING = {
  title: "Tencent Cloud: qGPU",
  url: "https://www.tencentcloud.com/document/product/457/59103",
};

function cards(limits: Example, requests: Example = limits, pod: Example = {}): Example {
  return workload({ resources: { limits, requests } }, pod);
}

/** How containers ask for cards. */
export const CARD_RULES: readonly Rule[] = [
  {
    id: "SDI-G01",
    title: "Cards are requested as they are limited, and whole",
    severity: "block",
    question: "reliability",
    reason: "Cards cannot be overcommitted: the API server refuses pods that try.",
    fix: "Write the same whole number among the limits and the requests, or among the limits only.",
    sources: [kubernetes("GPUs", "tasks/manage-gpus/scheduling-gpus/")],
    gate: "both",
    examples: {
      failing: cards({ [CARD]: "2" }, { [CARD]: "1" }),
      passing: cards({ [CARD]: "1" }),
      unknown: cards({ [CARD]: "${var.cards}" }),
    },
    check: eachContainer(({ part, name }, say) => {
      for (const [card, limit] of cardsOf(part, "limits")) {
        const request = part.at("resources", "requests", card);
        const isWhole = Number.isInteger(limit.number);
        say.unless(
          limit,
          isWhole,
          `container ${name} asks for ${limit.text ?? String(limit.number)} of ${card}`,
        );
        if (request.isAbsent || limit.isUnknown) continue;
        say.unless(
          request,
          request.number === limit.number,
          `container ${name} requests another number of ${card} than its limit`,
        );
      }
      for (const [card, request] of cardsOf(part, "requests")) {
        const limit = part.at("resources", "limits", card);
        if (limit.isAbsent) say.fail(request, `container ${name} requests ${card} without a limit`);
      }
    }),
  },
  {
    id: "SDI-G02",
    title: "Shares of cards are such as exist",
    severity: "block",
    question: "reliability",
    reason: "A share that the scheduler of the cloud cannot give leaves the pod pending for ever.",
    fix: `Set ${SHARE} to 5, 10, … 100 or a multiple of 100, and ${SHARE_MEMORY} to whole GiB.`,
    sources: [SHARING],
    gate: "both",
    examples: {
      failing: cards({ [SHARE]: "33", [SHARE_MEMORY]: "10" }),
      passing: cards({ [SHARE]: "50", [SHARE_MEMORY]: "10" }),
      unknown: cards({ [SHARE]: "${var.share}", [SHARE_MEMORY]: "10" }),
    },
    check: eachContainer(({ part, name }, say) => {
      const [core, memory] = [
        part.at("resources", "limits", SHARE),
        part.at("resources", "limits", SHARE_MEMORY),
      ];
      if (core.isAbsent && memory.isAbsent) return;
      const share = core.number ?? 0;
      const exists = share % 5 === 0 && share > 0 && (share <= 100 || share % 100 === 0);
      say.unless(core, exists, `container ${name} asks for a share of ${share} percent`);
      if (share > 100) return;
      const isWhole = Number.isInteger(memory.number) && (memory.number ?? 0) >= 1;
      say.unless(
        memory,
        isWhole,
        `container ${name} asks for ${memory.number ?? "no"} GiB of a card's memory`,
      );
    }),
  },
  {
    id: "SDI-G03",
    title: "No pod takes whole cards and shares of cards together",
    severity: "block",
    question: "reliability",
    reason: "Nodes have the one or the other, and the pod fits on none.",
    fix: `Ask either for ${CARD} or for a share, such as ${SHARE} or ${CGPU.resources.memory}.`,
    sources: [SHARING, { title: "Alibaba Cloud: labels of nodes that share cards", url: CGPU.source }],
    gate: "both",
    examples: {
      failing: cards({ [CARD]: "1", [SHARE]: "50", [SHARE_MEMORY]: "10" }),
      passing: cards({ [CARD]: "1" }),
      alibaba: {
        failing: cards({ [CARD]: "1", [CGPU.resources.memory]: "10" }),
        passing: cards({ [CGPU.resources.compute]: "50", [CGPU.resources.memory]: "10" }),
      },
    },
    check: eachPod(({ containers }, say) => {
      const named = containers.flatMap(({ part }) => cardsOf(part, "limits"));
      const whole = named.find(([name]) => name === CARD);
      if (whole === undefined || !named.some(([name]) => isShare(name))) return;
      say.fail(whole[1], "the pod takes whole cards and shares of cards");
    }),
  },
  {
    id: "SDI-K36",
    title: "Pods with cards have a priority",
    severity: "note",
    question: "reliability",
    reason: "When cards are scarce, a priority says which pods get them.",
    fix: "Make a priority class, and set priority_class_name.",
    sources: [kubernetes("priority", "concepts/scheduling-eviction/pod-priority-preemption/")],
    gate: "both",
    examples: {
      failing: cards({ [CARD]: "1" }),
      passing: cards({ [CARD]: "1" }, { [CARD]: "1" }, { priority_class_name: "images" }),
      unknown: cards({ [CARD]: "1" }, { [CARD]: "1" }, { priority_class_name: "${var.priority}" }),
    },
    check: eachPod((pod, say) => {
      const part = pod.spec.at("priority_class_name");
      if (takesCards(pod)) say.unless(part, !part.isAbsent, "the pod takes cards and has no priority");
    }),
  },
];
