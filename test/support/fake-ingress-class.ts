import { DependencyGroup } from "constructs";
import { IIngressClass, IngressPolicy } from "../../constructs/kubernetes/ingress-class";

/** A class that exists, whose controller says back what it was asked for. */
export function fakeIngressClass(): IIngressClass {
  return {
    className: "fake",
    controllerNamespace: "ingress",
    keepsToRanges: true,
    serving: new DependencyGroup(),
    annotations: (policy: IngressPolicy) => ({
      ingress: { "example.com/ingress": "yes" },
      service: { "example.com/policy": JSON.stringify(policy) },
    }),
  };
}
