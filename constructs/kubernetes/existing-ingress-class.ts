import { Construct, DependencyGroup, IDependable } from "constructs";
import { IIngressClass, IngressAnnotations } from "./ingress-class";

/** Properties of ExistingIngressClass. */
export interface ExistingIngressClassProps {
  /** Name of the class. */
  readonly className: string;
}

/**
 * An ingress class whose controller somebody else runs. Its words are not known, so time limits, rate limits and
 * affinity are the operator's to set; denied paths still lead nowhere, by plain ingress rules.
 */
export class ExistingIngressClass extends Construct implements IIngressClass {
  public readonly className: string;
  public readonly serving: IDependable;

  public constructor(scope: Construct, id: string, props: ExistingIngressClassProps) {
    super(scope, id);
    this.className = props.className;
    this.serving = new DependencyGroup();
  }

  public annotations(): IngressAnnotations {
    return { ingress: {}, service: {} };
  }
}
