import { z } from "zod";
import { REGISTRY_TIERS } from "../../constructs/contracts/image-registry";
import { secretName, text, whole } from "./text";

/** Where images are pulled from. */
export const registrySchema = z
  .strictObject({
    tier: z
      .enum(REGISTRY_TIERS)
      .optional()
      .meta({ default: "basic" })
      .describe("Edition of the registry to make. Default: basic."),
    namespace: text(
      /^[a-z0-9]+([._-][a-z0-9]+)*$/,
      `a namespace of lower case letters and digits such as "ai"`,
    ).describe("What the repositories' names start with."),
    keepTags: whole(1, 1000, "tags").optional().describe("Tags kept per repository. Default: all."),
    pullSecret: secretName("registry-pull")
      .optional()
      .describe("Name of the Kubernetes secret with the credential to pull. Default: none is used."),
    host: text(
      /^[a-z0-9]([-a-z0-9.]*[a-z0-9])?(:\d{1,5})?$/,
      `the host of a registry such as "registry.example.com"`,
    )
      .optional()
      .describe("Host of a registry that exists."),
  })
  .describe("Where images are pulled from.");
