import { ServiceV1 } from "@cdktf/provider-kubernetes/lib/service-v1";
import { Construct } from "constructs";

/** Where paths lead that nobody outside may ask for. */
export interface DeadEndPlace {
  readonly name: string;
  readonly namespace: string;
  readonly port: number;
}

/** A service without pods. */
export function deadEnd(scope: Construct, { name, namespace, port }: DeadEndPlace): ServiceV1 {
  return new ServiceV1(scope, "DeadEnd", {
    metadata: { name, namespace },
    spec: { type: "ClusterIP", port: [{ name: "http", port, protocol: "TCP" }] },
  });
}
