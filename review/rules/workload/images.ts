import { Rule } from "../engine/rule";
import { comparable, kubernetes } from "../engine/sources";
import { DIGEST, workload } from "../kubernetes/example";
import { eachContainer } from "../kubernetes/pod-rules";

const BY_DIGEST = /@sha256:[0-9a-f]{64}$/;
const IMAGES = kubernetes("images", "concepts/containers/images/");

/** Where images come from, and whether they can change. */
export const IMAGE_RULES: readonly Rule[] = [
  {
    id: "SDI-K15",
    title: "Images are named by their digest",
    severity: "block",
    question: "hygiene",
    reason: "A tag can be moved, so that the same plan would run another program.",
    fix: "Name the image as <repository>@sha256:<64 hexadecimal digits>.",
    sources: [IMAGES, ...comparable("CIS Kubernetes 5.5.1", "Checkov CKV_K8S_43", "Trivy KSV-0013")],
    gate: "both",
    examples: {
      failing: workload({ image: "registry.example.com/ai/web:latest" }),
      passing: workload({ image: `\${var.registry}/ai/web@${DIGEST}` }),
      unknown: workload({ image: "${var.image}" }),
    },
    check: eachContainer(({ part, name }, say) => {
      const image = part.at("image");
      const ending = image.ending;
      if (ending !== undefined && BY_DIGEST.test(ending)) return;
      // With a tag at its end, the part that is not known makes no difference.
      if (image.isUnknown && !/:[\w.-]+$/.test(ending ?? "")) say.unknown(image);
      else say.fail(image, `container ${name} runs ${ending ?? "no image"}, which is not named by a digest`);
    }),
  },
  {
    id: "SDI-K16",
    title: "Images come from a registry that is named",
    severity: "warn",
    question: "hygiene",
    reason: "Without a host, the node decides which registry to ask, and anybody may publish there.",
    fix: "Write the host of your registry in front of the image.",
    sources: [IMAGES, ...comparable("Trivy KSV-0125", "NSA C-0001")],
    gate: "both",
    exceptions:
      "Any host that is named passes but Docker Hub's. There is no list of trusted ones: an image by its digest (SDI-K15) is the same program whoever serves it.",
    examples: {
      failing: workload({ image: "somebody/stable-diffusion:1" }),
      passing: workload({ image: "registry.example.com/ai/web:1" }),
      unknown: workload({ image: "${var.image}" }),
    },
    check: eachContainer(({ part, name }, say) => {
      const image = part.at("image");
      const host = /^([^/]+)\//.exec(image.beginning ?? "")?.[1];
      if (image.isUnknown && host === undefined) say.unknown(image);
      else if (host === undefined || !/[.:]|^localhost$/.test(host) || /(^|\.)docker\.io$/.test(host)) {
        say.fail(image, `container ${name} takes its image from Docker Hub`);
      }
    }),
  },
  {
    id: "SDI-K17",
    title: "Images are pulled in keeping with how they are named",
    severity: "warn",
    question: "hygiene",
    reason: "A tag that may move together with IfNotPresent runs different versions on different nodes.",
    fix: "Name the image by its digest, or set image_pull_policy = Always.",
    sources: [IMAGES, ...comparable("Checkov CKV_K8S_15", "kube-score container-image-pull-policy")],
    gate: "both",
    examples: {
      failing: workload({ image: "registry.example.com/ai/web:1", image_pull_policy: "IfNotPresent" }),
      passing: workload({
        image: `registry.example.com/ai/web@${DIGEST}`,
        image_pull_policy: "IfNotPresent",
      }),
      unknown: workload({ image: "registry.example.com/ai/web:1", image_pull_policy: "${var.policy}" }),
    },
    check: eachContainer(({ part, name }, say) => {
      const image = part.at("image");
      if (BY_DIGEST.test(image.ending ?? "")) return;
      const policy = part.at("image_pull_policy");
      const isLatest = !/:[\w.-]+$/.test(image.ending ?? "") || /:latest$/.test(image.ending ?? "");
      if (policy.text === "Always" || (policy.isAbsent && isLatest && !image.isUnknown)) return;
      if (policy.isUnknown || image.value === undefined || image.isUnknown) say.unknown(policy);
      else say.fail(policy, `container ${name} keeps whatever image its tag once meant on each node`);
    }),
  },
];
