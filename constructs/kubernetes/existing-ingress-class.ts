import { Construct, DependencyGroup, IDependable } from "constructs";
import { KnownIngressController } from "../contracts/ingress-controller-kind";
import { IIngressClass, IngressAnnotations, IngressPolicy } from "./ingress-class";
import { nginxAnnotations } from "./nginx-annotations";

/** Properties of ExistingIngressClass. */
export interface ExistingIngressClassProps {
  /** Name of the class. */
  readonly className: string;

  /**
   * Its controller.
   *
   * @default - unknown.
   */
  readonly controller?: KnownIngressController | undefined;
}

/**
 * An ingress class whose controller somebody else runs. Where its words are not known, time limits, rate limits and
 * affinity are the operator's to set; denied paths still lead nowhere, by plain ingress rules.
 */
export class ExistingIngressClass extends Construct implements IIngressClass {
  public readonly className: string;
  public readonly keepsToRanges: boolean;
  public readonly serving: IDependable;
  private readonly controller: ExistingIngressClassProps["controller"];

  public constructor(scope: Construct, id: string, props: ExistingIngressClassProps) {
    super(scope, id);
    this.className = props.className;
    this.controller = props.controller;
    this.keepsToRanges = props.controller !== undefined;
    this.serving = new DependencyGroup();
  }

  public annotations(policy: IngressPolicy): IngressAnnotations {
    return this.controller === undefined ? { ingress: {}, service: {} } : nginxAnnotations(policy);
  }
}
