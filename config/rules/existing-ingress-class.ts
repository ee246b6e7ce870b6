import { Finding } from "../problems/problem";
import { shown } from "../problems/shown";
import { Rule } from "./rule";

const CLASS_NAME = ["ingress", "className"];
const CONTROLLER = ["ingress", "controller"];
const RANGES = ["diffusion", "access", "allowedCidrs"];

/** Keys of `diffusion.access` that the ingress controller which this program installs carries out. */
const CARRIED_OUT_BY_OURS = [["diffusion", "access", "requestsPerMinute"], RANGES];

/**
 * Nobody writes down a limit that is not kept: a controller that exists already has limits of its own, and takes ours only
 * where its words are known. A problem and not a warning, because the service would be open to more than the file says.
 */
export const existingIngressClass: Rule = ({ ingress, diffusion, written }) => {
  const { className, controller, gateway } = ingress ?? {};
  if (className === undefined) {
    return controller === undefined || gateway !== undefined
      ? []
      : [
          {
            path: CONTROLLER,
            at: "key",
            expected: "no such key without className: the controller that is installed is known",
            got: shown(controller),
          },
        ];
  }
  const because = { path: CLASS_NAME, says: `className: ${className}` };
  const refuse = (path: readonly string[], expected: string, hint?: string): Finding[] => {
    const value = written(path);
    if (value === undefined) return [];
    return [
      { path, at: "key", expected, got: shown(value), because, ...(hint === undefined ? {} : { hint }) },
    ];
  };
  if (controller === undefined) {
    return CARRIED_OUT_BY_OURS.flatMap((path) =>
      refuse(
        path,
        "no such key: it has no effect on an ingress class that exists, whose owner sets its limits",
        "where that is ingress-nginx, ingress.controller says so, and it is written in its words",
      ),
    );
  }
  return diffusion.access?.allowedCidrs.length === 0
    ? refuse(RANGES, "one range at least, or no such key: who reaches the controller is its owner's to say")
    : [];
};
