import { IngressAnnotations, IngressPolicy } from "./ingress-class";

/** Pictures are sent within requests, and are larger than the megabyte that is usual. */
const LARGEST_BODY = "100m";

/**
 * A policy in the words of ingress-nginx, without the snippets that it refuses by default: a method of a path cannot be denied.
 * It counts the requests of an ingress, so that the paths to be counted are in one of their own. Addresses are those that the
 * controller sees.
 *
 * @see https://github.com/kubernetes/ingress-nginx/blob/main/docs/user-guide/nginx-configuration/annotations.md
 */
export function nginxAnnotations(policy: IngressPolicy): IngressAnnotations {
  const { timeoutSeconds, requestsPerMinute, allowedCidrs, affinityCookie } = policy;
  const ingress = prefixed({
    // The controller's own default may be another one.
    "ssl-redirect": "true",
    "proxy-read-timeout": String(timeoutSeconds),
    "proxy-send-timeout": String(timeoutSeconds),
    "proxy-body-size": LARGEST_BODY,
    affinity: "cookie",
    "affinity-mode": "persistent",
    "session-cookie-name": affinityCookie,
    // All of the host, whichever ingress a path is in.
    "session-cookie-path": "/",
    ...(allowedCidrs.length === 0 ? {} : { "whitelist-source-range": allowedCidrs.join(",") }),
  });
  const limit = prefixed({
    "limit-rpm": String(requestsPerMinute),
    // Five times as many at once would be let through otherwise.
    "limit-burst-multiplier": "1",
  });
  return { ingress, service: {}, counted: { ...ingress, ...limit } };
}

function prefixed(annotations: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(annotations).map(([name, value]) => [`nginx.ingress.kubernetes.io/${name}`, value]),
  );
}
