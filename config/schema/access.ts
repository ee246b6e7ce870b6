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
      .describe("Requests a client may send per minute."),
    allowedCidrs: allowedCidrsSchema
      .default([])
      .describe("Address ranges that may connect. Empty: reachable from within the network only."),
  })
  .describe("Who reaches the service, and how.");
