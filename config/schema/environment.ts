import { z } from "zod";
import { addonsSchema } from "./addons";
import { budgetSchema } from "./budget";
import { cloudSchema } from "./cloud";
import { clusterSchema } from "./cluster";
import { diffusionSchema } from "./diffusion";
import { ingressSchema } from "./ingress";
import { networkSchema } from "./network";
import { nodePoolsSchema } from "./node-pool";
import { registrySchema } from "./registry";
import { reviewSchema } from "./review";
import { stateSchema } from "./state";
import { modelsSchema, outputsSchema } from "./storage";
import { dnsLabel, text } from "./text";

const TAG = /^[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/;

/** An environment file, key by key. */
export const environmentSchema = z
  .strictObject({
    name: dnsLabel(20, "tencent-dev").describe(
      "Name of the environment: the file's name without its ending.",
    ),
    cloud: cloudSchema,
    network: networkSchema.optional(),
    state: stateSchema,
    cluster: clusterSchema,
    nodePools: nodePoolsSchema,
    registry: registrySchema,
    models: modelsSchema,
    outputs: outputsSchema.prefault({}),
    diffusion: diffusionSchema,
    ingress: ingressSchema.prefault({}).describe("How requests enter the cluster."),
    addons: addonsSchema.prefault({}),
    budget: budgetSchema.optional(),
    review: reviewSchema.prefault({}).describe("How stacks and plans are reviewed."),
    retain: z
      .boolean({ error: "true or false" })
      .default(true)
      .describe("Whether things that hold data are kept when the environment is destroyed."),
    tags: z
      .record(text(TAG, `a tag such as "team"`), text(TAG, `the value of a tag such as "research"`), {
        error: "tags, each a key with a value",
      })
      .default({})
      .describe("Tags on everything, besides the program's own."),
  })
  .describe("An environment: one Stable Diffusion service with everything under it.");
