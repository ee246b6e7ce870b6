import { z } from "zod";
import { allowedCidrsSchema } from "./cidr";
import { hostName, secretName, whole } from "./text";

/** Who reaches the service, and how. */
export const accessSchema = z
  .strictObject({
    host: hostName("sd.example.com").describe("Host name of the service."),
    tlsSecret: secretName("sd-tls")
      .optional()
      .describe(
        "Name of the Kubernetes secret with the certificate and key. Only left out with ingress.gateway, whose listener has its own.",
      ),
    apiAuthSecret: secretName("sd-api-auth").describe(
      "Name of the Kubernetes secret with the user and password of the API.",
    ),
    requestsPerMinute: whole(1, 100_000, "requests")
      .default(60)
      .describe(
        "Requests that generate which one client address may send per minute. Refused with ingress.gateway, and with ingress.className unless ingress.controller is given.",
      ),
    allowedCidrs: allowedCidrsSchema
      .default([])
      .describe(
        "Address ranges that may connect. Left out or empty: reachable from within the network only (cloud.kind local: by whoever reaches a node). With ingress.controller one range at least, or left out: by whoever reaches that controller. Refused with ingress.gateway, and with ingress.className unless ingress.controller is given.",
      ),
  })
  .describe("Who reaches the service, and how.");
