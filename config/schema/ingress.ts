import { z } from "zod";
import { KNOWN_INGRESS_CONTROLLERS } from "../../constructs/contracts/ingress-controller-kind";
import { dnsLabel, objectName } from "./text";

const gatewaySchema = z.strictObject({
  name: objectName("a Gateway", "shared").describe("Name of the Gateway."),
  namespace: dnsLabel(63, "gateways").describe("Namespace of the Gateway."),
  listener: objectName("a listener of the Gateway", "https").describe(
    "Its listener with the certificate of the host. The service is reached through no other, so never without TLS.",
  ),
  dataPlaneNamespace: dnsLabel(63, "envoy-gateway-system")
    .optional()
    .describe(
      "Namespace of the pods that carry its traffic, the only ones that may then connect. Default: pods of every namespace may.",
    ),
});

/** How requests enter the cluster. */
export const ingressSchema = z.strictObject({
  className: dnsLabel(63, "nginx")
    .optional()
    .describe("An ingress class that exists. Default: one is installed."),
  controller: z
    .enum(KNOWN_INGRESS_CONTROLLERS, { error: KNOWN_INGRESS_CONTROLLERS.join(" or ") })
    .optional()
    .describe(
      "The controller of that class, in whose words limits are written. Default: unknown, and limits are refused.",
    ),
  gateway: gatewaySchema
    .optional()
    .describe("A Gateway (gateway.networking.k8s.io/v1) that exists, in place of an ingress class."),
});
