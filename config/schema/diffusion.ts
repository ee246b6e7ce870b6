import { z } from "zod";
import { MODEL_NAMES } from "../../catalog/models";
import { accessSchema } from "./access";
import { scalingSchema } from "./scaling";
import { dnsLabel, text, whole } from "./text";

const image = z
  .strictObject({
    repository: text(
      /^[a-z0-9]+([._-][a-z0-9]+)*(\/[a-z0-9]+([._-]+[a-z0-9]+)*)+$/,
      `a repository with its namespace such as "ai/stable-diffusion-webui"`,
    ).describe("Repository, its namespace included, without host and tag."),
    digest: text(/^sha256:[0-9a-f]{64}$/, `"sha256:" and 64 hexadecimal digits`).describe(
      "Digest of the image. A tag is not enough: it may move.",
    ),
  })
  .describe("Image of the workload, by digest.");

const poolName = dnsLabel(25, "gpu").describe("Node pool whose cards are used.");

const share = z.strictObject({
  pool: poolName,
  memoryGiB: whole(1, 512, "GiB").describe("Memory of the card a replica may use, in GiB."),
  computePercent: whole(1, 100, "percent of a card").describe("Compute of the card a replica may use."),
});

const wholeCards = z.strictObject({
  pool: poolName,
  wholeCards: whole(1, 16, "cards").describe("Cards a replica has for itself."),
});

const resources = z.strictObject({
  cpu: z
    .union([z.string().regex(/^([1-9]\d*m?|\d+\.\d{1,3})$/), z.number().positive().max(1000)], {
      error: `a quantity of CPUs such as "4" or "500m"`,
    })
    .transform(String)
    .prefault("4")
    .describe("CPUs of a replica."),
  memoryGiB: whole(1, 4096, "GiB").default(16).describe("Main memory of a replica, in GiB."),
});

/** The Stable Diffusion workload. */
export const diffusionSchema = z
  .strictObject({
    namespace: dnsLabel(63, "stable-diffusion")
      .default("stable-diffusion")
      .describe("Kubernetes namespace of the workload."),
    image,
    model: z
      .enum(MODEL_NAMES)
      .describe("Family of models; says how much memory of a card is needed at least."),
    gpu: z
      .union([share, wholeCards], { error: "either memoryGiB and computePercent, or wholeCards" })
      .describe("What a replica has of the cards of a pool."),
    resources: resources.prefault({}).describe("CPU and main memory of a replica."),
    scaling: scalingSchema,
    access: accessSchema,
  })
  .describe("The Stable Diffusion workload.");
