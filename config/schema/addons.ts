import { z } from "zod";
import { registryHost } from "./text";

/** What is installed into the cluster besides the workload. */
export const addonsSchema = z
  .strictObject({
    imageHost: registryHost("mirror.example.com")
      .optional()
      .describe(
        "Host of a registry with copies of the add-ons' images, under the same repository names. Default: the registries their makers publish to.",
      ),
  })
  .describe("What is installed into the cluster besides the workload.");
