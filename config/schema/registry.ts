import { z } from "zod";
import { REGISTRY_TIERS } from "../../constructs/contracts/image-registry";
import { dnsLabel, registryHost, secretName, text, whole } from "./text";

/** Where images are pulled from. */
export const registrySchema = z
  .strictObject({
    tier: z
      .enum(REGISTRY_TIERS)
      .optional()
      .meta({ default: "basic" })
      .describe("Edition of the registry to make. Default: basic."),
    name: dnsLabel(50, "acme-sd-images")
      .min(5, { error: `a name of 5 to 50 lower case letters, digits and hyphens such as "acme-sd-images"` })
      .optional()
      .describe("Name of the registry to make; no two customers can have the same. Default: <name>-images."),
    namespace: text(
      /^[a-z0-9]+([._-][a-z0-9]+)*$/,
      `a namespace of lower case letters and digits such as "ai"`,
    ).describe("What the repositories' names start with."),
    keepTags: whole(1, 1000, "tags").optional().describe("Tags kept per repository. Default: all."),
    pullSecret: secretName("registry-pull")
      .optional()
      .describe(
        "Name of the Kubernetes secret with the credential to pull. Default: registry-pull for a registry that is made, none for one that exists.",
      ),
    host: registryHost("registry.example.com").optional().describe("Host of a registry that exists."),
  })
  .describe("Where images are pulled from.");
