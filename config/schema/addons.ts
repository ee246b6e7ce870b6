import { z } from "zod";
import { dnsLabel, registryHost } from "./text";

/** What is installed into the cluster besides the workload. */
export const addonsSchema = z
  .strictObject({
    imageHost: registryHost("mirror.example.com")
      .optional()
      .describe(
        "Host of a registry with copies of the add-ons' images, under the same repository names. Default: the registries their makers publish to.",
      ),
    kedaNamespace: dnsLabel(63, "keda")
      .optional()
      .describe(
        "Namespace of a KEDA that runs in the cluster. Default: one is installed, where the number of replicas may change.",
      ),
  })
  .describe("What is installed into the cluster besides the workload.");
