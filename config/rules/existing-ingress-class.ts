import { Finding } from "../problems/problem";
import { shown } from "../problems/shown";
import { Rule } from "./rule";

const CLASS_NAME = ["ingress", "className"];

/** Keys of `diffusion.access` that the ingress controller which this program installs carries out. */
const CARRIED_OUT_BY_OURS = ["requestsPerMinute", "allowedCidrs"];

/**
 * Nobody writes down a limit that is not kept: a controller that exists already has limits of its own. A problem and
 * not a warning, because the service would be open to more than the file says.
 */
export const existingIngressClass: Rule = ({ ingress, written }) => {
  const className = ingress?.className;
  if (className === undefined) {
    return [];
  }
  const because = { path: CLASS_NAME, says: `className: ${className}` };
  return CARRIED_OUT_BY_OURS.flatMap((key): Finding[] => {
    const path = ["diffusion", "access", key];
    const value = written(path);
    return value === undefined
      ? []
      : [
          {
            path,
            at: "key",
            expected:
              "no such key: it has no effect on an ingress class that exists, whose owner sets its limits",
            got: shown(value),
            because,
          },
        ];
  });
};
