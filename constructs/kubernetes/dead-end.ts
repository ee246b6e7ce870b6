import { ServiceV1 } from "@cdktf/provider-kubernetes/lib/service-v1";
import { Construct } from "constructs";

/** Where paths lead that nobody outside may ask for. */
export interface DeadEndPlace {
  /** Name of what leads there. */
  readonly name: string;
  readonly namespace: string;
  readonly port: number;
}

/** Name of the service without pods of a way in. */
export function deadEndName(name: string): string {
  return `${name}-denied`;
}

/** A service without pods. */
export function deadEnd(scope: Construct, { name, namespace, port }: DeadEndPlace): ServiceV1 {
  return new ServiceV1(scope, "DeadEnd", {
    metadata: { name: deadEndName(name), namespace },
    spec: { type: "ClusterIP", port: [{ name: "http", port, protocol: "TCP" }] },
  });
}
