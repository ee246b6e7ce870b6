import { z } from "zod";
import { MIG_PROFILE } from "../../catalog/gpu-slices";
import { GPU_SHARING_POLICIES } from "../../constructs/contracts/gpu";
import { dnsLabel, text, whole } from "./text";

const LABEL_KEY = /^([a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?\/)?[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/;
const LABEL_VALUE = /^([A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?)?$/;

const RESOURCE = /^[a-z0-9]([-a-z0-9.]*[a-z0-9])?\/[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/;

const timeSlices = z.strictObject({
  kind: z.literal("time"),
  perCard: whole(2, 64, "slices").describe(
    "Pods that take turns on one card (replicas of the device plugin).",
  ),
  resource: text(RESOURCE, `the resource of the device plugin such as "nvidia.com/gpu.shared"`)
    .default("nvidia.com/gpu")
    .describe("Resource that the device plugin offers them as."),
});

const migSlices = z.strictObject({
  kind: z.literal("mig"),
  profile: text(MIG_PROFILE, `the profile of a slice such as "1g.10gb"`).describe(
    "Profile of the slices: compute and memory.",
  ),
  perCard: whole(1, 7, "slices").describe("Slices on one card."),
  resource: text(RESOURCE, `the resource of the device plugin such as "nvidia.com/mig-1g.10gb"`)
    .optional()
    .describe("Resource that the device plugin offers them as. Default: nvidia.com/mig-<profile>."),
});

const card = z.strictObject({
  model: text(/^.{1,40}$/, `the maker's name of the card such as "A10"`).describe("Name of the card."),
  memoryGiB: whole(1, 512, "GiB").describe("Memory of one card, in GiB."),
  perNode: whole(1, 16, "cards").describe("Cards on one node."),
  slices: z
    .discriminatedUnion("kind", [timeSlices, migSlices])
    .optional()
    .describe("How each card is cut. A replica gets one slice. Default: replicas get whole cards."),
});

/** Nodes of one kind. */
export const nodePoolSchema = z
  .strictObject({
    instanceType: text(/^\S{1,60}$/, `a machine type such as "S5.LARGE8" or "ecs.g7.xlarge"`)
      .optional()
      .describe("Machine type of the nodes to make."),
    min: whole(0, 500, "nodes").describe("Smallest number of nodes."),
    max: whole(1, 500, "nodes").describe("Largest number of nodes."),
    gpuSharing: z
      .enum(GPU_SHARING_POLICIES)
      .default("none")
      .describe("How pods share a card. none: each pod has whole cards."),
    nodeSelector: z
      .record(
        text(LABEL_KEY, `the key of a label such as "kubernetes.io/hostname"`),
        text(LABEL_VALUE, `the value of a label such as "true"`),
        { error: "labels, each a key with a value" },
      )
      .optional()
      .describe("Labels by which existing nodes are found. Default: any node."),
    gpu: card.optional().describe("Cards of each existing node."),
  })
  .describe("Nodes of one kind: made with instanceType, or found by nodeSelector.");

/** Every pool of the cluster, by name. */
export const nodePoolsSchema = z
  .record(dnsLabel(25, "gpu"), nodePoolSchema, { error: "node pools by their name" })
  .describe(`Node pools by their name. The pool "system" carries the cluster's own components.`);
