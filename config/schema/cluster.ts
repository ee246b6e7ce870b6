import { z } from "zod";
import { allowedCidrsSchema, cidrSchema } from "./cidr";
import { text } from "./text";

const endpoint = z.strictObject({
  public: z
    .boolean({ error: "true or false" })
    .default(false)
    .describe("Whether the API of the cluster can be reached from the internet."),
  allowedCidrs: allowedCidrsSchema.default([]).describe("Address ranges that may reach it."),
});

/** The Kubernetes cluster. */
export const clusterSchema = z
  .strictObject({
    kubernetesVersion: text(/^1\.[1-9]\d$/, `a minor version such as "1.34"`).describe(
      "Minor version of Kubernetes, in quotes.",
    ),
    endpoint: endpoint.prefault({}).describe("Who reaches the API of the cluster."),
    serviceCidr: cidrSchema
      .optional()
      .describe("Address range of services. Default: one that does not collide with the default network."),
  })
  .describe("The Kubernetes cluster.");
