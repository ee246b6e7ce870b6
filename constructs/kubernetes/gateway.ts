import { Construct } from "constructs";

/** A Gateway of the Gateway API that routes are attached to, and the listener that they are served by. */
export interface IGateway {
  readonly gatewayName: string;

  /** Namespace of the Gateway. */
  readonly gatewayNamespace: string;

  /** The listener that serves the routes; it ends TLS. */
  readonly listener: string;

  /**
   * Namespace of the pods that carry its traffic.
   *
   * @default - unknown: pods of every namespace may connect to what stands behind a route.
   */
  readonly dataPlaneNamespace?: string;
}

/** Properties of ExistingGateway. */
export interface ExistingGatewayProps {
  readonly name: string;
  readonly namespace: string;

  /** Name of a listener with protocol HTTPS whose certificate fits the host. */
  readonly listener: string;

  /**
   * Namespace of the pods that carry its traffic. Some implementations have them beside the Gateway, others beside their
   * controller.
   *
   * @default - unknown.
   */
  readonly dataPlaneNamespace?: string | undefined;
}

/** A Gateway that somebody else runs. Its listener must admit routes of the namespace of the workload. */
export class ExistingGateway extends Construct implements IGateway {
  public readonly gatewayName: string;
  public readonly gatewayNamespace: string;
  public readonly listener: string;
  public readonly dataPlaneNamespace?: string;

  public constructor(scope: Construct, id: string, props: ExistingGatewayProps) {
    super(scope, id);
    this.gatewayName = props.name;
    this.gatewayNamespace = props.namespace;
    this.listener = props.listener;
    if (props.dataPlaneNamespace !== undefined) this.dataPlaneNamespace = props.dataPlaneNamespace;
  }
}
