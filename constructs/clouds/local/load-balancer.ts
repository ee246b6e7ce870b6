import { Construct, DependencyGroup, IDependable } from "constructs";
import { ILoadBalancer, LoadBalancerProps } from "../../contracts";

/**
 * The way into a cluster of which nothing is known: a port of its nodes, which every cluster has. Asked to
 * admit ranges from outside it becomes a Service of type LoadBalancer, the only type that can filter them.
 */
export class ServicePort extends Construct implements ILoadBalancer {
  public readonly serviceType: "LoadBalancer" | "NodePort";
  public readonly serviceAnnotations: Readonly<Record<string, string>> = {};
  public readonly sourceRanges?: readonly string[];
  public readonly bindable: IDependable = new DependencyGroup();

  public constructor(scope: Construct, id: string, props: LoadBalancerProps) {
    super(scope, id);
    const { publicAccessCidrs = [] } = props;
    const filters = publicAccessCidrs.length > 0;

    this.serviceType = filters ? "LoadBalancer" : "NodePort";
    if (filters) this.sourceRanges = [...publicAccessCidrs];
  }
}
